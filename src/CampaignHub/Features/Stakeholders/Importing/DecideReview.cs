using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>Imports a line that waited, as somebody we know or as somebody new; or leaves it out.</summary>
internal sealed class DecideReview(HubDb db, ApplyImport apply)
{
    /// <param name="review">A line that waits.</param>
    /// <param name="actor">Who it is; null is somebody new.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task ExecuteAsync(ImportReview review, Guid? actor, CancellationToken cancellationToken)
    {
        if (actor is { } id && !await db.Set<Actor>().AnyAsync(each => each.Id == id, cancellationToken))
        {
            throw new RefusedException("This actor is not in the directory any more.");
        }

        var batch = await db.Set<ImportBatch>().AsNoTracking().SingleAsync(each => each.Id == review.BatchId, cancellationToken);
        var row = JsonSerializer.Deserialize<ImportedActor>(review.Row)!;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var sorter = new LineSorter(new ImportReader(batch.Columns), await ActorMatcher.LoadAsync(db, cancellationToken));
        db.Remove(review);
        await apply.ExecuteAsync(batch, [.. sorter.Decide(row, actor)], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
