using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Campaigns;

internal sealed class EditModel(HubDb db, Here here) : PageModel
{
    [BindProperty]
    public CampaignForm Form { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    public void OnGet()
    {
        Form = CampaignForm.Of(here.Campaign);
        Version = here.Campaign.Version;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var campaign = await db.Campaigns.SingleAsync(campaign => campaign.Id == here.Campaign.Id, cancellationToken);
        db.Expect(campaign, Version);
        Form.WriteTo(campaign);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception, Campaign.Mapping.OnePerSlug))
        {
            throw new RefusedException("Another campaign has the address word \"{0}\".", Form.Slug);
        }

        this.Say("Saved.");
        return Redirect(Links.Campaign(campaign.Slug));
    }
}
