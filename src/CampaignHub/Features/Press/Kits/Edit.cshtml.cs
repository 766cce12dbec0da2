using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Kits;

internal sealed class EditModel(HubDb db, Here here, AddKit add) : PageModel
{
    [FromRoute]
    public Guid? Id { get; set; }

    [BindProperty]
    public KitForm Form { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Id is null)
        {
            return Page();
        }

        if (await FindAsync(cancellationToken) is not { } kit)
        {
            return NotFound();
        }

        (Form, Version) = (new KitForm { Title = kit.Title, Summary = kit.Summary }, kit.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (Id is null)
        {
            var added = await add.ExecuteAsync(Form, cancellationToken);
            return Redirect(Links.Press.Kit(here.Campaign.Slug, added.Id));
        }

        if (await FindAsync(cancellationToken) is not { } kit)
        {
            return NotFound();
        }

        db.Expect(kit, Version);
        Form.WriteTo(kit);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Press.Kit(here.Campaign.Slug, kit.Id));
    }

    private Task<PressKit?> FindAsync(CancellationToken cancellationToken) =>
        db.Set<PressKit>().SingleOrDefaultAsync(kit => kit.Id == Id, cancellationToken);
}
