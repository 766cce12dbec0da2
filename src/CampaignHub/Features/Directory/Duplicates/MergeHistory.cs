using CampaignHub.Data;
using CampaignHub.Platform.Records.Merging;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Duplicates;

/// <summary>Reads what was merged, and finds who an actor became.</summary>
internal sealed class MergeHistory(HubDb db)
{
    internal sealed record Line(ActorMerge Merge, Actor Kept, string? Who);

    /// <param name="Kind">What was changed or removed since: <c>ContactDetail</c>.</param>
    internal sealed record Part(string Kind, int Count);

    public async Task<IReadOnlyList<Line>> ReadAsync(int skip, int take, CancellationToken cancellationToken) =>
        await (
            from merge in db.Set<ActorMerge>().AsNoTracking()
            join kept in db.WithTrash<Actor>() on merge.KeptId equals kept.Id
            orderby merge.Id descending
            select new Line(merge, kept, db.Users.Where(user => user.Id == merge.CreatedById).Select(user => user.Name).FirstOrDefault())
        )
            .Skip(skip)
            .Take(take)
            .ToListAsync(cancellationToken);

    /// <summary>Those that became this actor and are part of it still.</summary>
    public async Task<IReadOnlyList<ActorMerge>> IntoAsync(Guid actor, CancellationToken cancellationToken) =>
        await db.Set<ActorMerge>()
            .AsNoTracking()
            .Where(merge => merge.KeptId == actor && merge.UndoneAt == null)
            .OrderByDescending(merge => merge.Id)
            .ToListAsync(cancellationToken);

    /// <summary>What an actor, or a stakeholder, of an old address is today; null when it was never merged.</summary>
    public async Task<Guid?> BecameAsync(Guid gone, CancellationToken cancellationToken) =>
        await (
            from row in db.Set<MergedRow>()
            join merge in db.Set<ActorMerge>() on row.MergeId equals merge.Id
            where row.RowId == gone && row.IntoId != null && merge.UndoneAt == null
            orderby merge.Id descending
            select row.IntoId
        ).FirstOrDefaultAsync(cancellationToken);

    public static IReadOnlyList<Part> Parts(IEnumerable<MergedRow> rows) =>
        [
            .. rows.GroupBy(row => row.Type)
                .Select(group => new Part(group.Key, group.Count()))
                .OrderBy(part => part.Kind, StringComparer.Ordinal),
        ];
}
