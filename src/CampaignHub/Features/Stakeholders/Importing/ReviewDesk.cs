using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Importing.Formats;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>The lines of an import that wait until somebody says who they speak of, and what becomes of them.</summary>
internal sealed class ReviewDesk(HubDb db, ApplyImport apply, ApplyLinks link, ReadLines lines)
{
    private const int Shown = 100;

    internal sealed record Line(Guid Id, ImportedActor Row, IReadOnlyList<(Guid Id, string Name)> Perhaps);

    /// <returns>The first hundred; those after them come up as these are decided.</returns>
    public async Task<IReadOnlyList<Line>> ReadAsync(Guid batch, CancellationToken cancellationToken)
    {
        var reviews = await db.Set<ImportReview>()
            .AsNoTracking()
            .Where(review => review.BatchId == batch)
            .OrderBy(review => review.Line)
            .Take(Shown)
            .ToListAsync(cancellationToken);
        var candidates = reviews.ToDictionary(review => review.Id, review => JsonSerializer.Deserialize<List<Guid>>(review.Candidates)!);
        var ids = candidates.Values.SelectMany(each => each).Distinct().ToList();
        var names = await db.Set<Actor>()
            .AsNoTracking()
            .Where(actor => ids.Contains(actor.Id))
            .ToDictionaryAsync(actor => actor.Id, actor => actor.FullName, cancellationToken);
        return reviews.ConvertAll(review => new Line(
            review.Id,
            JsonSerializer.Deserialize<ImportedActor>(review.Row)!,
            [.. candidates[review.Id].Distinct().Where(names.ContainsKey).Select(id => (id, names[id]))]
        ));
    }

    /// <summary>Imports a line as somebody we know or as somebody new.</summary>
    /// <param name="review">A line that waits.</param>
    /// <param name="actor">Who it is; null is somebody new.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task DecideAsync(ImportReview review, Guid? actor, CancellationToken cancellationToken)
    {
        if (actor is { } id && !await db.Set<Actor>().AnyAsync(each => each.Id == id, cancellationToken))
        {
            throw new RefusedException("This actor is not in the directory any more.");
        }

        var batch = await db.Set<ImportBatch>().AsNoTracking().SingleAsync(each => each.Id == review.BatchId, cancellationToken);
        var row = JsonSerializer.Deserialize<ImportedActor>(review.Row)!;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var sorter = await lines.SorterAsync(batch, file: [], cancellationToken);
        await apply.BeginAsync(batch, cancellationToken);
        db.Remove(review);
        await db.SaveChangesAsync(cancellationToken);
        await apply.ExecuteAsync(batch, [.. sorter.Decide(row, actor).Select(line => Unnamed(line, actor))], told: null, cancellationToken);
        // A tie to somebody who waits too is written with the last of the two.
        await link.ExecuteAsync(batch, JsonSerializer.Deserialize<ImportedLinks>(review.Links)!, sorter.Find, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    // Somebody said that two spellings are one person: the directory's stands, or "Cnil" would replace what it is short for.
    private static DecidedLine Unnamed(DecidedLine line, Guid? known) =>
        line.Actor == known ? line with { Row = line.Row with { FirstName = "", Name = "" } } : line;
}
