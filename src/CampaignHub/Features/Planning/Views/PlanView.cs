using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Planning.Views;

/// <summary>A page that shows the plan its own way, narrowed by what stands in its address.</summary>
internal abstract class PlanView(CampaignPlan plan) : PageModel
{
    public PlanFilter Filter { get; private set; } = new();
    public CampaignPlan.Result Plan { get; private set; } = new([], [], []);

    protected async Task ReadAsync(CancellationToken cancellationToken)
    {
        Filter = PlanFilter.Of(Request.Query);
        Plan = await plan.ReadAsync(cancellationToken);
    }
}
