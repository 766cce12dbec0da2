using CampaignHub.Data;
using CampaignHub.Platform.Records.Merging;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Duplicates;

/// <summary>Reads what was merged, and finds who an actor became.</summary>
internal sealed class MergeHistory(HubDb db)
{
    internal sealed record Line(ActorMerge Merge, Actor Kept, string? Who)
    {
        /// <summary>What the entry said that is part of the other one now, and when it was made: by its name it may be the same.</summary>
        public MergedEntry? Merged { get; init; }
        public string KeptMails { get; init; } = "";
    }

    /// <param name="Says">Acronym, function, territory, mail addresses; may be empty.</param>
    internal sealed record MergedEntry(string Says, DateTimeOffset MadeAt);

    private sealed record Mail(Guid Merge, Guid Id, string Value);

    /// <param name="Kind">What was changed or removed since: <c>ContactDetail</c>.</param>
    internal sealed record Part(string Kind, int Count);

    public async Task<IReadOnlyList<Line>> ReadAsync(int skip, int take, CancellationToken cancellationToken)
    {
        var lines = await LinesAsync(skip, take, cancellationToken);
        var merges = lines.Select(line => line.Merge.Id).ToList();
        var moved = (
            await (
                from row in db.Set<MergedRow>()
                join mail in db.WithTrash<ContactDetail>() on row.RowId equals mail.Id
                where merges.Contains(row.MergeId) && row.Type == nameof(ContactDetail) && mail.Kind == ContactKind.Email
                select new Mail(row.MergeId, mail.Id, mail.Value)
            ).ToListAsync(cancellationToken)
        ).ToLookup(mail => mail.Merge);
        var kept = lines.Select(line => line.Kept.Id).ToHashSet();
        var own = (
            await db.Set<ContactDetail>()
                .AsNoTracking()
                .Where(mail => kept.Contains(mail.ActorId) && mail.Kind == ContactKind.Email)
                .ToListAsync(cancellationToken)
        ).ToLookup(mail => mail.ActorId);
        var gone = await db.Set<MergedRow>()
            .AsNoTracking()
            .Where(row => merges.Contains(row.MergeId) && row.Type == nameof(Actor) && row.How == MergedHow.Dropped)
            .ToDictionaryAsync(row => row.MergeId, cancellationToken);
        return
        [
            .. lines.Select(line =>
                line with
                {
                    Merged = gone.TryGetValue(line.Merge.Id, out var row) ? Entry(row, moved[line.Merge.Id]) : null,
                    KeptMails = TellApart.Join(
                        own[line.Kept.Id].Where(mail => !moved[line.Merge.Id].Any(each => each.Id == mail.Id)).Select(mail => mail.Value)
                    ),
                }
            ),
        ];
    }

    private MergedEntry Entry(MergedRow row, IEnumerable<Mail> mails)
    {
        var was = RowImage.Read(db.Model.FindEntityType(typeof(Actor))!, row.Before);
        string[] fields = [nameof(Actor.Acronym), nameof(Actor.Function), nameof(Actor.Territory)];
        return new MergedEntry(
            TellApart.Join([.. fields.Select(field => was[field] as string ?? ""), .. mails.Select(mail => mail.Value)]),
            (DateTimeOffset)was[nameof(Actor.CreatedAt)]!
        );
    }

    private async Task<IReadOnlyList<Line>> LinesAsync(int skip, int take, CancellationToken cancellationToken) =>
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
