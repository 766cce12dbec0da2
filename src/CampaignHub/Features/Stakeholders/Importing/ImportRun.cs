using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>What an import would do, or did: counts, and each line that needs somebody's eyes.</summary>
/// <param name="ToReview">Lines whose person may be somebody we know; they wait until somebody decides.</param>
/// <param name="Problems">Lines that cannot be imported.</param>
internal sealed record ImportReport(
    int Lines,
    int Created,
    int Updated,
    int Unchanged,
    IReadOnlyList<ImportReport.Near> ToReview,
    IReadOnlyList<ImportProblem> Problems
)
{
    /// <param name="Perhaps">Names of those the line may speak of.</param>
    internal sealed record Near(int Line, string Name, IReadOnlyList<string> Perhaps);
}

/// <summary>
/// Brings the lines of a file into the directory and onto the map. A dry run goes the same way and is called off at its end, so that it says
/// what the import will do. Empty cells leave what is there; a class is kept unless the file names one.
/// </summary>
internal sealed class ImportRun(HubDb db, ApplyImport apply)
{
    // So many lines are saved together: enough for speed, few enough for memory.
    private const int Chunk = 500;

    /// <param name="batch">A draft.</param>
    /// <param name="isDry">Nothing stays of it.</param>
    /// <param name="cancellationToken">Called off, nothing stays of it either.</param>
    public async Task<ImportReport> ExecuteAsync(ImportBatch batch, bool isDry, CancellationToken cancellationToken)
    {
        if (batch is not { State: ImportState.Draft, Content: { } content })
        {
            throw new RefusedException("This file was imported already.");
        }

        var sheet = Sheet.Read(content);
        var reader = new ImportReader(batch.Columns);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var sorter = new LineSorter(reader, await ActorMatcher.LoadAsync(db, batch.Source, cancellationToken));
        var (created, updated, unchanged) = (0, 0, 0);
        foreach (var lines in sheet.Rows.Chunk(Chunk))
        {
            var done = await apply.ExecuteAsync(batch, sorter.Sort(lines), cancellationToken);
            (created, updated, unchanged) = (created + done.Created, updated + done.Updated, unchanged + done.Unchanged);
        }

        var report = new ImportReport(
            sheet.Rows.Count,
            created,
            updated,
            unchanged,
            await NameAsync(sorter.ToReview, cancellationToken),
            sorter.Problems
        );
        if (!isDry)
        {
            await KeepAsync(batch, report, sorter.ToReview, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return report;
    }

    private async Task KeepAsync(
        ImportBatch batch,
        ImportReport report,
        IReadOnlyList<LineSorter.Doubtful> toReview,
        CancellationToken cancellationToken
    )
    {
        db.AddRange(
            toReview.Select(doubtful => new ImportReview
            {
                CampaignId = batch.CampaignId,
                BatchId = batch.Id,
                Line = doubtful.Row.Line,
                Row = JsonSerializer.Serialize(doubtful.Row),
                Candidates = JsonSerializer.Serialize(doubtful.Perhaps),
            })
        );
        // The lines were saved in pieces, and the batch let go with them.
        var kept = await db.Set<ImportBatch>().SingleAsync(each => each.Id == batch.Id, cancellationToken);
        db.Expect(kept, batch.Version);
        kept.Import(report.Created, report.Updated, report.Unchanged);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<List<ImportReport.Near>> NameAsync(IReadOnlyList<LineSorter.Doubtful> toReview, CancellationToken cancellationToken)
    {
        var ids = toReview.SelectMany(doubtful => doubtful.Perhaps).Distinct().ToList();
        var names = await db.Set<Actor>()
            .AsNoTracking()
            .Where(actor => ids.Contains(actor.Id))
            .ToDictionaryAsync(actor => actor.Id, actor => actor.FullName, cancellationToken);
        return
        [
            .. toReview.Select(doubtful => new ImportReport.Near(
                doubtful.Row.Line,
                doubtful.Row.FullName,
                [.. doubtful.Perhaps.Where(names.ContainsKey).Select(id => names[id])]
            )),
        ];
    }
}
