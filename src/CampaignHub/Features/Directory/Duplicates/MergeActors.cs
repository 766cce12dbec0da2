using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Records.Merging;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Duplicates;

/// <summary>
/// Makes two actors of the directory one, in every campaign: what points at the one that goes moves to the one that is kept, and each row that is
/// touched is noted, so that it can be undone.
/// </summary>
internal sealed class MergeActors(HubDb db, MergeRecords records, TieRules rules, IEnumerable<IMergedValues> others)
{
    /// <param name="keep">Who stays.</param>
    /// <param name="other">Who becomes it.</param>
    /// <param name="values">What the one is to say; null is what <see cref="MergedFields"/> proposes.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <returns>The merge, or the one that did it before.</returns>
    public async Task<ActorMerge> ExecuteAsync(Guid keep, Guid other, MergeChoices.Chosen? values, CancellationToken cancellationToken)
    {
        if (await DoneAsync(keep, other, cancellationToken) is { } done)
        {
            return done;
        }

        db.ChangeTracker.Clear();
        var (kept, merged) = await FindAsync(keep, other, cancellationToken);
        var form = values?.Form ?? MergedFields.Propose(kept, merged);
        form.Check();
        form.WriteTo(kept);
        await TakeAsync(keep, other, values, cancellationToken);
        var merge = new ActorMerge
        {
            KeptId = keep,
            IntoId = keep,
            MergedId = other,
            MergedName = merged.FullName,
        };
        var campaign = db.Here.Campaign;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            // The directory is everybody's: whatever campaign reckons with the actor goes along.
            db.Here.EnterEverywhere();
            var rows = await records.ExecuteAsync(kept, merged, merge.Id, cancellationToken);
            merge.Count(rows);
            db.Add(merge);
            await db.SaveChangesAsync(cancellationToken);
            db.AddRange(rows);
            await db.SaveChangesAsync(cancellationToken);
        }
        finally
        {
            db.Here.Enter(campaign);
        }

        await RefuseCirclesAsync(keep, cancellationToken);
        db.Raise(new ActorsMerged(keep, other, merge.Id));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return merge;
    }

    public Task<ActorMerge?> DoneAsync(Guid keep, Guid other, CancellationToken cancellationToken) =>
        db.Set<ActorMerge>()
            .SingleOrDefaultAsync(merge => merge.KeptId == keep && merge.MergedId == other && merge.UndoneAt == null, cancellationToken);

    private async Task TakeAsync(Guid keep, Guid other, MergeChoices.Chosen? values, CancellationToken cancellationToken)
    {
        var names = (values?.Take ?? new Dictionary<string, Whose>())
            .Where(take => take.Value == Whose.Other)
            .Select(take => take.Key)
            .ToHashSet();
        foreach (var feature in others.Where(_ => names.Count > 0))
        {
            await feature.TakeAsync(keep, other, names, cancellationToken);
        }
    }

    private async Task<(Actor Kept, Actor Other)> FindAsync(Guid keep, Guid other, CancellationToken cancellationToken)
    {
        if (keep == other)
        {
            throw new RefusedException("An actor cannot be merged with itself.");
        }

        var both = await db.Set<Actor>().Where(actor => actor.Id == keep || actor.Id == other).ToListAsync(cancellationToken);
        if (both.Find(actor => actor.Id == keep) is not { } kept || both.Find(actor => actor.Id == other) is not { } merged)
        {
            throw new RefusedException("One of the two is not in the directory any more.");
        }

        if ((kept.Type == ActorKind.Person) != (merged.Type == ActorKind.Person))
        {
            throw new RefusedException(
                "A person and an organisation are never the same: {0} and {1} stay two.",
                kept.FullName,
                merged.FullName
            );
        }

        both.ForEach(db.Here.RefuseOthers);
        return (kept, merged);
    }

    // Two lines of reporting that were apart may close a circle in one person.
    private async Task RefuseCirclesAsync(Guid kept, CancellationToken cancellationToken)
    {
        var ties = await db.Set<Tie>()
            .AsNoTracking()
            .Where(tie => tie.FromId == kept && tie.Type == TieType.ReportsTo)
            .ToListAsync(cancellationToken);
        foreach (var tie in ties)
        {
            await rules.RefuseCircleAsync(tie, cancellationToken);
        }
    }
}
