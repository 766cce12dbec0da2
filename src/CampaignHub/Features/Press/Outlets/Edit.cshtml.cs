using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Outlets;

internal sealed class EditModel(HubDb db) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public OutletForm Form { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    public Outlet Outlet { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Outlet is null)
        {
            return NotFound();
        }

        (Form, Version) = (OutletForm.Of(Outlet), Outlet.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Outlet is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        db.Expect(Outlet, Version);
        Form.WriteTo(Outlet);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Press.Outlet(db.Here.Campaign.Slug, Id));
    }

    public async Task LoadAsync(CancellationToken cancellationToken) =>
        Outlet = (await db.Set<Outlet>().SingleOrDefaultAsync(outlet => outlet.Id == Id, cancellationToken))!;
}
