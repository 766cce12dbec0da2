using CampaignHub.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Home;

/// <summary>Where a person comes in: their campaign when there is one, the list when there are several.</summary>
internal sealed class DoorModel(Here here) : PageModel
{
    public IActionResult OnGet() => Redirect(here.Campaigns is [var only] ? Links.Campaign(only.Slug) : Links.Campaigns.Index);
}
