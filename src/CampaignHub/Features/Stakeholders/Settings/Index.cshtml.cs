using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Stakeholders.Settings;

/// <summary>When this campaign calls a statement old, and somebody neglected.</summary>
internal sealed class IndexModel(HubDb db, MapSettingsOfCampaign settings) : PageModel, ILoadsPage
{
    public MapSettings Settings { get; private set; } = new();

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(int staleMonths, Dictionary<TargetClass, int> days, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            throw new RefusedException("Something of this form cannot be read: look at its lists and dates.");
        }

        await settings.SetAsync(staleMonths, days, cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Stakeholders.Settings(db.Here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken) => Settings = await settings.ReadAsync(cancellationToken);
}
