using CampaignHub.Data;
using CampaignHub.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Workflows.Instances;

/// <summary>Which instances this process moves: due, or reached by an event, and held by nobody.</summary>
internal sealed class InstanceClaims(HubDb db, Instance process)
{
    // Short, since each transaction prolongs it before it writes anything: whoever lost it writes nothing.
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);

    public async Task<List<WorkflowInstanceRow>> ClaimAsync(int count, CancellationToken cancellationToken)
    {
        var now = db.Here.Now;
        var rows = db.Set<WorkflowInstanceRow>();
        var claimed = await Leases.ClaimAsync(
            rows.Where(row => row.DueAt != null && row.DueAt <= now).OrderBy(row => row.DueAt).ThenBy(row => row.Id),
            count,
            now,
            Lease,
            process,
            cancellationToken
        );
        var signals = db.Set<WorkflowSignal>();
        var reached = await Leases.ClaimAsync(
            rows.Where(row => row.State == InstanceState.Waiting && signals.Any(signal => signal.InstanceId == row.Id))
                .OrderBy(row => row.Id),
            count,
            now,
            Lease,
            process,
            cancellationToken
        );
        return [.. claimed, .. reached];
    }

    /// <summary>Begins a transaction's work: false when the lease has passed to somebody else meanwhile.</summary>
    public async Task<bool> ProlongAsync(Guid id, Guid? token, CancellationToken cancellationToken)
    {
        var until = db.Here.Now + Lease;
        return await Held(id, token).ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, until), cancellationToken) == 1;
    }

    /// <summary>Lets go of an instance that has more to do, or that could not be moved for now.</summary>
    public Task ReleaseAsync(Guid id, Guid? token, int failures, CancellationToken cancellationToken)
    {
        var dueAt = db.Here.Now + (failures == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(3600, Math.Pow(2, failures))));
        return Held(id, token)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.DueAt, dueAt)
                        .SetProperty(row => row.Failures, failures)
                        .SetProperty(row => row.Owner, (Guid?)null)
                        .SetProperty(row => row.LeaseToken, (Guid?)null)
                        .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null),
                cancellationToken
            );
    }

    /// <summary>Takes back at once what processes held that were killed before this one started.</summary>
    public Task RecoverAsync(CancellationToken cancellationToken) =>
        Leases.RecoverAsync(db.Set<WorkflowInstanceRow>(), process, cancellationToken);

    private IQueryable<WorkflowInstanceRow> Held(Guid id, Guid? token) =>
        db.Set<WorkflowInstanceRow>().Where(row => row.Id == id && row.LeaseToken == token);
}
