using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Settings;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Campaigns;

internal sealed class NewModel(HubDb db, HubSettings settings) : PageModel
{
    [BindProperty]
    public CampaignForm Form { get; set; } = new() { IsPublic = true };

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Form.Zone = await settings.FindAsync(SettingKey.TimeZone, cancellationToken) ?? Campaign.DefaultZone;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var campaign = new Campaign { Name = Form.Name, Slug = Form.Slug };
        Form.WriteTo(campaign);
        db.Add(campaign);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception, Campaign.Mapping.OnePerSlug))
        {
            throw new RefusedException("Another campaign has the address word \"{0}\".", Form.Slug);
        }

        this.Say("The campaign {0} was created.", campaign.Name);
        return Redirect(Links.Campaign(campaign.Slug));
    }
}
