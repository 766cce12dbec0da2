using CampaignHub.Data;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Duplicates;

/// <summary>The pairs that wait for somebody, the most alike first, and what was said of them.</summary>
internal sealed class DuplicateQueue(HubDb db)
{
    internal sealed record Line
    {
        public required DuplicatePair Pair { get; init; }
        public required Actor First { get; init; }
        public required Actor Second { get; init; }

        /// <summary>Which one a merge keeps unless told otherwise: the one that says more, of two alike the older.</summary>
        public Actor Fuller => (Said(Second), First.CreatedAt).CompareTo((Said(First), Second.CreatedAt)) > 0 ? Second : First;

        private static int Said(Actor actor) =>
            new[] { actor.FirstName, actor.Acronym, actor.Function, actor.Territory, actor.Note }.Count(text => text.Length > 0);
    }

    /// <summary>What an actor in the trash is part of waits for that one to come back.</summary>
    public IQueryable<Line> Lines(PairState state, ActorKind? kind = null, string? query = null)
    {
        var lines =
            from pair in db.Set<DuplicatePair>()
            join first in db.Set<Actor>() on pair.FirstId equals first.Id
            join second in db.Set<Actor>() on pair.SecondId equals second.Id
            where pair.State == state && (kind == null || first.Type == kind || second.Type == kind)
            select new Line
            {
                Pair = pair,
                First = first,
                Second = second,
            };
        foreach (var word in Normal.Words(query))
        {
            lines = lines.Where(line => line.First.FindText.Contains(word) || line.Second.FindText.Contains(word));
        }

        return lines.OrderByDescending(line => line.Pair.Degree).ThenBy(line => line.Pair.Id);
    }

    public Task<int> OpenAsync(CancellationToken cancellationToken) => Lines(PairState.ToReview).CountAsync(cancellationToken);

    public Task<Line?> NextAsync(CancellationToken cancellationToken) =>
        Lines(PairState.ToReview).AsNoTracking().FirstOrDefaultAsync(cancellationToken);

    /// <summary>The pair of two actors, in whatever order; null when no search proposed it and nobody said anything.</summary>
    public Task<DuplicatePair?> FindAsync(Guid one, Guid other, CancellationToken cancellationToken) =>
        db.Set<DuplicatePair>()
            .FirstOrDefaultAsync(
                pair => (pair.FirstId == one && pair.SecondId == other) || (pair.FirstId == other && pair.SecondId == one),
                cancellationToken
            );

    /// <summary>Also of two whom no search put together: they are not to be proposed later either.</summary>
    public async Task DecideAsync(Guid one, Guid other, PairState state, CancellationToken cancellationToken)
    {
        var pair = await FindAsync(one, other, cancellationToken);
        if (pair is null)
        {
            pair = new DuplicatePair
            {
                FirstId = one,
                SecondId = other,
                FoundAt = db.Here.Now,
            };
            db.Add(pair);
        }

        pair.Decide(state, db.Here.User?.Id, db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
    }
}
