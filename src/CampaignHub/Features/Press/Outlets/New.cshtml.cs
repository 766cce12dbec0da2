using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Press.Outlets;

internal sealed class NewModel(HubDb db) : PageModel
{
    [BindProperty]
    public OutletForm Form { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var outlet = Form.Make();
        db.Add(outlet);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("{0} was added.", outlet.Name);
        return Redirect(Links.Press.Outlet(db.Here.Campaign.Slug, outlet.Id));
    }
}
