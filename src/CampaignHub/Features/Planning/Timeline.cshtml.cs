using CampaignHub.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Planning;

internal sealed class TimelineModel(CampaignPlan plan, Here here) : PageModel
{
    /// <summary>Also what was done long ago.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Whole { get; set; }

    public TimelineDrawing Drawing { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Drawing = new TimelineDrawing(await plan.ReadAsync(cancellationToken), here.Today, Whole);
}
