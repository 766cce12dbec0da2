using CampaignHub.Data;
using CampaignHub.Workflows.Running;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Workflows.Instances;

/// <summary>What an instance waits for, as rows by which events find it.</summary>
internal static class InstanceWaits
{
    /// <summary>Writes what the instance waits for now, where that is something else than before.</summary>
    public static async Task SaveAsync(HubDb db, WorkflowInstance before, WorkflowInstance after, CancellationToken cancellationToken)
    {
        var waits = WaitsOf(after);
        if (waits.SequenceEqual(WaitsOf(before)))
        {
            return;
        }

        var id = Guid.Parse(after.WorkflowId);
        await db.Set<WorkflowWait>().Where(wait => wait.InstanceId == id).ExecuteDeleteAsync(cancellationToken);
        db.AddRange(
            waits.Select(
                (wait, number) =>
                    new WorkflowWait
                    {
                        InstanceId = id,
                        Number = number,
                        Event = wait.Event,
                        Correlation = wait.Correlation,
                    }
            )
        );
    }

    // What is longer than any correlation is never answered.
    private static List<(string Event, string Correlation)> WaitsOf(WorkflowInstance instance) =>
        [
            .. instance
                .BlockingActivities.Where(one => one is { Event: not null, CorrelationId.Length: <= WorkflowWait.CorrelationMaxLength })
                .Select(one => (one.Event!, one.CorrelationId)),
        ];
}
