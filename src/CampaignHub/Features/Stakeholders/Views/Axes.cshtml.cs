using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Stakeholders.Views;

/// <summary>Which axes the campaign judges on: a table of axes by demands.</summary>
internal sealed class AxesModel(HubDb db, CampaignAxes axes) : PageModel, ILoadsPage
{
    public IReadOnlyList<CampaignAxes.Line> Chosen { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string Title)> Demands { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <param name="whole">Axes on the campaign as a whole.</param>
    /// <param name="demand">Each an axis and the id of a demand: <c>Influence 0189…</c>.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<IActionResult> OnPostAsync(Axis[] whole, string[] demand, CancellationToken cancellationToken)
    {
        var onDemands = demand
            .Select(text => text.Split(' '))
            .Where(parts => parts.Length == 2 && Enum.TryParse<Axis>(parts[0], out _) && Guid.TryParse(parts[1], out _))
            .Select(parts => (Enum.Parse<Axis>(parts[0]), (Guid?)Guid.Parse(parts[1])));
        await axes.ChooseAsync([.. whole.Select(axis => (axis, (Guid?)null)), .. onDemands], cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Stakeholders.Grid(db.Here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Chosen = await axes.ReadAsync(cancellationToken);
        Demands = await axes.DemandsAsync(cancellationToken);
    }
}
