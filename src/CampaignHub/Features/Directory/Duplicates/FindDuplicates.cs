using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Duplicates;

/// <summary>Searches the whole directory for actors that may be one, and keeps the queue: what somebody decided stays decided.</summary>
internal sealed class FindDuplicates(HubDb db)
{
    // A directory of this size takes a few seconds; a larger one is searched in the background.
    public const int AtOnce = 20_000;

    /// <summary>Searches at once, or leaves it to the worker; a search that is under way is not asked for twice.</summary>
    public async Task<DuplicateSearch> AskAsync(CancellationToken cancellationToken)
    {
        if (await LastAsync(cancellationToken) is { IsUnderWay: true } underWay)
        {
            return underWay;
        }

        var total = await db.Set<Actor>().CountAsync(cancellationToken);
        var search = new DuplicateSearch { AskedAt = db.Here.Now, Total = total };
        if (total <= AtOnce)
        {
            search.Found = await ExecuteAsync(progress: null, cancellationToken);
            (search.Done, search.FinishedAt) = (total, db.Here.Now);
        }

        db.Add(search);
        await db.SaveChangesAsync(cancellationToken);
        return search;
    }

    /// <summary>The nightly round, where nobody entered a campaign.</summary>
    public async Task AskNightlyAsync(CancellationToken cancellationToken)
    {
        db.Here.EnterEverywhere();
        await AskAsync(cancellationToken);
    }

    public Task<DuplicateSearch?> LastAsync(CancellationToken cancellationToken) =>
        db.Set<DuplicateSearch>().AsNoTracking().OrderByDescending(search => search.Id).FirstOrDefaultAsync(cancellationToken);

    /// <returns>How many pairs wait to be decided.</returns>
    public async Task<int> ExecuteAsync(Action<int>? progress, CancellationToken cancellationToken)
    {
        var (ids, facts) = await ReadAsync(cancellationToken);
        var pairs = LikePairs.Find(facts, progress, cancellationToken);
        return await KeepAsync(ids, pairs, cancellationToken);
    }

    private async Task<(List<Guid> Ids, List<ActorFacts> Facts)> ReadAsync(CancellationToken cancellationToken)
    {
        var reach = (
            await db.Set<ContactDetail>()
                .AsNoTracking()
                .Where(each => each.Kind == ContactKind.Email || each.Kind == ContactKind.Phone || each.Kind == ContactKind.Mobile)
                .Select(each => new
                {
                    each.ActorId,
                    each.Kind,
                    each.Value,
                })
                .ToListAsync(cancellationToken)
        ).ToLookup(each => each.ActorId, each => (each.Kind, each.Value));
        var (ids, facts) = (new List<Guid>(), new List<ActorFacts>());
        var actors = db.Set<Actor>()
            .AsNoTracking()
            .OrderBy(actor => actor.Id)
            .Select(actor => new
            {
                actor.Id,
                actor.Type,
                actor.FirstName,
                actor.Name,
                actor.Acronym,
            })
            .AsAsyncEnumerable();
        await foreach (var actor in actors.WithCancellation(cancellationToken))
        {
            ids.Add(actor.Id);
            facts.Add(ActorFacts.Of(actor.Type, actor.FirstName, actor.Name, actor.Acronym, reach[actor.Id]));
        }

        return (ids, facts);
    }

    private async Task<int> KeepAsync(List<Guid> ids, IReadOnlyList<LikePair> pairs, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var known = new Dictionary<(Guid, Guid), DuplicatePair>();
        foreach (var pair in await db.Set<DuplicatePair>().ToListAsync(cancellationToken))
        {
            known.TryAdd((pair.FirstId, pair.SecondId), pair);
        }

        var seen = new HashSet<DuplicatePair>();
        foreach (var pair in pairs)
        {
            var (first, second) = (ids[pair.First], ids[pair.Second]);
            if (!known.TryGetValue((first, second), out var kept) && !known.TryGetValue((second, first), out kept))
            {
                kept = new DuplicatePair
                {
                    FirstId = first,
                    SecondId = second,
                    FoundAt = db.Here.Now,
                };
                db.Add(kept);
            }

            kept.Describe(pair.Likeness);
            seen.Add(kept);
        }

        // Who is not alike any more is not proposed any more; who was told apart stays so.
        db.RemoveRange(known.Values.Where(pair => pair.State != PairState.NotTheSame && !seen.Contains(pair)));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return seen.Count(pair => pair.State == PairState.ToReview);
    }
}
