using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Press.Releases;

internal sealed class NewModel(AddRelease add, Here here) : PageModel
{
    [BindProperty]
    public ReleaseForm Form { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        Form.RefusePastEmbargo(here.Campaign, here.Now);
        var release = await add.ExecuteAsync(Form, cancellationToken);
        this.Say("The draft was saved.");
        return Redirect(Links.Press.Release(here.Campaign.Slug, release.Id));
    }
}
