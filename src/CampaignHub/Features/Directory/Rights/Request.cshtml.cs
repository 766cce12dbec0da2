using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Rights;

internal sealed class RequestModel(HubDb db) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public RightsRequest Asked { get; private set; } = null!;
    public Actor? About { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Asked is null ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostLongerAsync(string? because, CancellationToken cancellationToken) =>
        ChangeAsync(request => request.TakeLonger(because, db.Here.Today), cancellationToken);

    public Task<IActionResult> OnPostIdentityAsync(string? identity, CancellationToken cancellationToken) =>
        ChangeAsync(request => request.Identify(identity), cancellationToken);

    public Task<IActionResult> OnPostCloseAsync(RequestState state, string? outcome, CancellationToken cancellationToken) =>
        ChangeAsync(request => request.Close(state, outcome, db.Here.Today), cancellationToken);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Asked = (await db.Set<RightsRequest>().SingleOrDefaultAsync(request => request.Id == Id, cancellationToken))!;
        var about = Asked?.ActorId;
        About = await db.Set<Actor>().AsNoTracking().SingleOrDefaultAsync(actor => actor.Id == about, cancellationToken);
    }

    private async Task<IActionResult> ChangeAsync(Action<RightsRequest> change, CancellationToken cancellationToken)
    {
        if (await db.Set<RightsRequest>().SingleOrDefaultAsync(request => request.Id == Id, cancellationToken) is not { } asked)
        {
            return NotFound();
        }

        db.Expect(asked, Version);
        change(asked);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Rights.Request(db.Here.Campaign.Slug, Id));
    }
}
