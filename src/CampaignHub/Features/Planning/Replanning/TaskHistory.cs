using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Replanning;

/// <summary>How the dates of one task have slipped, revision by revision.</summary>
internal sealed class TaskHistory(HubDb db)
{
    internal sealed record Slip(int Revision, DateTimeOffset At, PlanShift Shift);

    /// <summary>The last first.</summary>
    public async Task<IReadOnlyList<Slip>> ReadAsync(Guid task, CancellationToken cancellationToken)
    {
        var name = $"{task}";
        var revisions = await db.Set<PlanRevision>()
            .AsNoTracking()
            .Where(revision => revision.Moved.Contains(name))
            .OrderByDescending(revision => revision.Number)
            .ToListAsync(cancellationToken);
        return
        [
            .. from revision in revisions
            let shift = revision.Shifts.FirstOrDefault(each => each.Id == task)
            where shift is not null
            select new Slip(revision.Number, revision.CreatedAt, shift),
        ];
    }
}
