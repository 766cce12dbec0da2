using CampaignHub.Data;

namespace CampaignHub.Features.Planning;

/// <summary>A task is done, or is open again after all.</summary>
internal sealed class TickPlanItem(HubDb db)
{
    public async Task ExecuteAsync(PlanItem item, bool done, CancellationToken cancellationToken)
    {
        if (!done)
        {
            item.Reopen();
        }
        else if (!item.IsDone)
        {
            item.Finish(db.Here.Now, db.Here.User?.Id);
            db.Raise(new TaskDone(item.Id));
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
