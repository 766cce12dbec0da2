using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory;

internal sealed class RemovalModel(HubDb db, RemoveActor remove, Here here) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public Actor Actor { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Actor is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Actor is null)
        {
            return NotFound();
        }

        await remove.ExecuteAsync(Actor, cancellationToken);
        this.Say("{0} is in the trash.", Actor.FullName);
        return Redirect(Links.Directory.Index(here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken) =>
        Actor = (await db.Set<Actor>().SingleOrDefaultAsync(actor => actor.Id == Id, cancellationToken))!;
}
