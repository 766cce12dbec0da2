using System.Globalization;
using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Views;

/// <summary>The analysis of actors: who is in it, how they influence one another, and what follows.</summary>
internal sealed class MactorModel(HubDb db, ActorAnalysis analysis) : PageModel, ILoadsPage
{
    private const string Cell = "v.";

    public ActorAnalysis.Result Analysis { get; private set; } = null!;

    public static string NameOf(Stakeholder from, Stakeholder to) => $"{Cell}{from.Id}.{to.Id}";

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <param name="actor">Of the directory, as pickers name whom they offer.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<IActionResult> OnPostTakeInAsync(Guid? actor, CancellationToken cancellationToken)
    {
        var stakeholder = await db.Set<Stakeholder>().SingleOrDefaultAsync(each => each.ActorId == actor, cancellationToken);
        await analysis.SeatAsync(stakeholder?.Id ?? Guid.Empty, isIn: true, cancellationToken);
        return Redirect(Links.Stakeholders.Mactor(db.Here.Campaign.Slug));
    }

    public async Task<IActionResult> OnPostTakeOutAsync(Guid stakeholder, CancellationToken cancellationToken)
    {
        await analysis.SeatAsync(stakeholder, isIn: false, cancellationToken);
        return Redirect(Links.Stakeholders.Mactor(db.Here.Campaign.Slug));
    }

    /// <summary>The whole matrix, a field for each pair.</summary>
    public async Task<IActionResult> OnPostMatrixAsync(CancellationToken cancellationToken)
    {
        var values = new Dictionary<(Guid, Guid), int>();
        foreach (var (name, text) in Request.Form.Where(field => field.Key.StartsWith(Cell, StringComparison.Ordinal)))
        {
            var parts = name.Split('.');
            if (parts.Length == 3 && Guid.TryParse(parts[1], out var from) && Guid.TryParse(parts[2], out var to))
            {
                values[(from, to)] = Read(text.ToString());
            }
        }

        await analysis.WeighAsync(values, cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Stakeholders.Mactor(db.Here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken) => Analysis = await analysis.ReadAsync(cancellationToken);

    // An empty field is none.
    private static int Read(string text) =>
        string.IsNullOrWhiteSpace(text) ? 0
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= Mactor.Strongest ? value
        : throw new RefusedException("A direct influence goes from 0 to {0}, and nobody influences themselves.", Mactor.Strongest);
}
