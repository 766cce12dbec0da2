using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Records.Merging;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Duplicates;

/// <summary>Makes two actors of one again, each with what was its own. What somebody changed since stays as they left it.</summary>
internal sealed class UndoMerge(HubDb db, RestoreRecords records)
{
    /// <returns>The rows that did not come back.</returns>
    public async Task<IReadOnlyList<MergedRow>> ExecuteAsync(ActorMerge merge, CancellationToken cancellationToken)
    {
        var rows = await db.Set<MergedRow>().AsNoTracking().Where(row => row.MergeId == merge.Id).ToListAsync(cancellationToken);
        if (merge.IsUndone)
        {
            return [];
        }

        await RefuseAsync(merge, cancellationToken);
        var campaign = db.Here.Campaign;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        IReadOnlyList<MergedRow> left;
        try
        {
            db.Here.EnterEverywhere();
            left = await records.ExecuteAsync(rows, cancellationToken);
            merge.Undo(left.Count, db.Here.Now);
            await db.SaveChangesAsync(cancellationToken);
        }
        finally
        {
            db.Here.Enter(campaign);
        }

        await transaction.CommitAsync(cancellationToken);
        return left;
    }

    /// <exception cref="RefusedException">Something newer stands in the way, and the sentence names it.</exception>
    private async Task RefuseAsync(ActorMerge merge, CancellationToken cancellationToken)
    {
        if (await db.WithTrash<Actor>().SingleOrDefaultAsync(actor => actor.Id == merge.KeptId, cancellationToken) is not { } kept)
        {
            throw new RefusedException("This merge cannot be undone: the actor that was kept is not in the directory any more.");
        }

        if (kept.TrashedAt is not null)
        {
            throw new RefusedException("This merge cannot be undone as long as {0} is in the trash: put them back first.", kept.FullName);
        }

        if (merge.KeptId != merge.IntoId)
        {
            throw new RefusedException(
                "This merge cannot be undone before a newer one: the actor that was kept was itself merged into {0}. Undo that one first.",
                kept.FullName
            );
        }

        db.Here.RefuseOthers(kept);
    }
}
