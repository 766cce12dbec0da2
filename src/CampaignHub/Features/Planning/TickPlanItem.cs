namespace CampaignHub.Features.Planning;

/// <summary>A task is done, or is open again after all.</summary>
internal sealed class TickPlanItem(ChangePlanState change)
{
    public async Task ExecuteAsync(PlanItem item, bool done, CancellationToken cancellationToken)
    {
        // Twice done is done once, and what is open keeps what was said of its dates.
        if (done != item.IsDone)
        {
            await change.ExecuteAsync(item, new(done ? PlanState.Done : PlanState.NotStarted), cancellationToken);
        }
    }
}
