using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Releases;

internal sealed class EditModel(HubDb db, Here here) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public ReleaseForm Form { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } release)
        {
            return NotFound();
        }

        (Form, Version) = (ReleaseForm.Of(release, here.Campaign), release.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (await FindAsync(cancellationToken) is not { } release)
        {
            return NotFound();
        }

        db.Expect(release, Version);
        Form.RefusePastEmbargo(here.Campaign, here.Now, release.EmbargoUntil);
        Form.WriteTo(release, here.Campaign);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Press.Release(here.Campaign.Slug, Id));
    }

    private Task<Release?> FindAsync(CancellationToken cancellationToken) =>
        db.Set<Release>().SingleOrDefaultAsync(release => release.Id == Id, cancellationToken);
}
