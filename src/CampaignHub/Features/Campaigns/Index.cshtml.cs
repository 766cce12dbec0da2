using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Campaigns;

/// <summary>The campaigns that this person may enter; they stand in <see cref="Platform.Access.Here.Campaigns"/>.</summary>
internal sealed class IndexModel : PageModel;
