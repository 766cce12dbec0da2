using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Stakeholders.Register;

/// <summary>Who of those we approached is a public official, and of which category.</summary>
internal sealed class OfficialsModel(HubDb db, OfficialDesk desk, Officials officials) : PageModel, ILoadsPage
{
    internal sealed record Input(Guid? PostId, Guid? ActorId, OfficialCategory? Category);

    public IReadOnlyList<OfficialDesk.Line> Lines { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync([Bind(Prefix = "values")] List<Input> values, CancellationToken cancellationToken)
    {
        // What cannot be read would otherwise take back what was said.
        if (!ModelState.IsValid)
        {
            throw new RefusedException("Something of this form cannot be read: look at its lists and dates.");
        }

        var shown = await desk.ReadAsync(cancellationToken);
        foreach (
            var line in values.Where(value =>
                shown.Any(line => (line.PostId, line.ActorId) == (value.PostId, value.ActorId) && line.Category != value.Category)
            )
        )
        {
            await officials.SayAsync(line.PostId, line.ActorId, line.Category, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Register.Index(db.Here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken) => Lines = await desk.ReadAsync(cancellationToken);
}
