using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory;

internal sealed class EditModel(HubDb db, Here here) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public ActorForm Form { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } actor)
        {
            return NotFound();
        }

        (Form, Version) = (ActorForm.Of(actor), actor.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (await FindAsync(cancellationToken) is not { } actor)
        {
            return NotFound();
        }

        here.RefuseOthers(actor);

        db.Expect(actor, Version);
        Form.WriteTo(actor, here.Today);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Directory.Show(here.Campaign.Slug, Id));
    }

    private Task<Actor?> FindAsync(CancellationToken cancellationToken) =>
        db.Set<Actor>().SingleOrDefaultAsync(actor => actor.Id == Id, cancellationToken);
}
