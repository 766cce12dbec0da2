using CampaignHub.Platform.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Planning;

internal sealed class TimelineModel(CampaignPlan plan, Here here) : PageModel
{
    public TimelineDrawing Drawing { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Drawing = new TimelineDrawing(await plan.ReadAsync(cancellationToken), here.Today);
}
