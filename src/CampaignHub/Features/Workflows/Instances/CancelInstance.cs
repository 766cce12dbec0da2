using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Workflows.Instances;

/// <summary>Stops an instance for good, with all it waits for.</summary>
internal sealed class CancelInstance(HubDb db)
{
    public async Task ExecuteAsync(WorkflowInstanceRow row, CancellationToken cancellationToken)
    {
        row.Cancel(db.Here.Now, db.Here.User?.Id);
        db.RemoveRange(await db.Set<WorkflowWait>().Where(wait => wait.InstanceId == row.Id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<WorkflowSignal>().Where(signal => signal.InstanceId == row.Id).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
    }
}
