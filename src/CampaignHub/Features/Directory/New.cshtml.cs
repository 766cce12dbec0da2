using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Directory;

internal sealed class NewModel(HubDb db, Here here) : PageModel
{
    [BindProperty]
    public ActorKind Type { get; set; }

    [BindProperty]
    public ActorForm Form { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var actor = new Actor { Type = Type, Name = Form.Name };
        Form.WriteTo(actor, here.Today);
        db.Add(actor);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("{0} is in the directory.", actor.FullName);
        return Redirect(Links.Directory.Show(here.Campaign.Slug, actor.Id));
    }
}
