using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Directory.Rights;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Features.Stakeholders.Importing.Formats;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>What an import would do, or did: counts, and each line that needs somebody's eyes.</summary>
/// <param name="ToReview">Lines whose person may be somebody we know; they wait until somebody decides.</param>
/// <param name="Problems">Lines that cannot be imported.</param>
/// <param name="Linked">Ties and mandates made or changed.</param>
internal sealed record ImportReport(
    int Lines,
    int Created,
    int Updated,
    int Unchanged,
    IReadOnlyList<ImportReport.Near> ToReview,
    IReadOnlyList<ImportProblem> Problems,
    int Linked = 0
)
{
    /// <param name="Perhaps">Names of those the line may speak of.</param>
    internal sealed record Near(int Line, string Name, IReadOnlyList<string> Perhaps);
}

/// <summary>
/// Brings the lines of a file into the directory and onto the map. A dry run goes the same way and is called off at its end, so that it says
/// what the import will do. Empty cells leave what is there; a class is kept unless the file names one.
/// </summary>
internal sealed class ImportRun(HubDb db, ApplyImport apply, ApplyLinks link, TraitShelf shelf, ErasedOnRequest erased)
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

        var sheet = MapFile.Read(content);
        var reader = new ImportReader(batch.Columns, await shelf.FieldsAsync(cancellationToken));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await erased.LoadAsync(cancellationToken);
        var sorter = new LineSorter(reader, await ActorMatcher.LoadAsync(db, batch.Source, cancellationToken), erased);
        var (created, updated, unchanged) = (0, 0, 0);
        foreach (var lines in sheet.Rows.Chunk(Chunk))
        {
            var done = await apply.ExecuteAsync(batch, sorter.Sort(lines), cancellationToken);
            (created, updated, unchanged) = (created + done.Created, updated + done.Updated, unchanged + done.Unchanged);
        }

        var waiting = sorter.ToReview.Select(doubtful => (doubtful, Links: LinksOf(doubtful, sheet.Links))).ToList();
        var linked = await link.ExecuteAsync(
            batch,
            Without(sheet.Links, waiting.Select(each => each.Links)),
            sorter.Find,
            cancellationToken
        );
        var report = new ImportReport(
            sheet.Rows.Count,
            created,
            updated,
            unchanged,
            await NameAsync(sorter.ToReview, cancellationToken),
            [.. sheet.Problems, .. sorter.Problems, .. linked.Problems],
            linked.Changed
        );
        if (!isDry)
        {
            await KeepAsync(batch, report, waiting, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return report;
    }

    private static ImportedLinks LinksOf(LineSorter.Doubtful one, ImportedLinks links) =>
        new(
            [.. links.Ties.Where(tie => one.Is(tie.From) || one.Is(tie.To))],
            [.. links.Mandates.Where(mandate => one.Is(mandate.Organisation) || one.Is(mandate.Person))]
        );

    private static ImportedLinks Without(ImportedLinks links, IEnumerable<ImportedLinks> waiting)
    {
        var all = waiting.ToList();
        return all.Count == 0
            ? links
            : new ImportedLinks(
                [.. links.Ties.Except(all.SelectMany(each => each.Ties))],
                [.. links.Mandates.Except(all.SelectMany(each => each.Mandates))]
            );
    }

    private async Task KeepAsync(
        ImportBatch batch,
        ImportReport report,
        IReadOnlyList<(LineSorter.Doubtful Line, ImportedLinks Links)> waiting,
        CancellationToken cancellationToken
    )
    {
        db.AddRange(
            waiting.Select(each => new ImportReview
            {
                CampaignId = batch.CampaignId,
                BatchId = batch.Id,
                Line = each.Line.Row.Line,
                Row = JsonSerializer.Serialize(each.Line.Row),
                Candidates = JsonSerializer.Serialize(each.Line.Perhaps),
                Links = JsonSerializer.Serialize(each.Links),
            })
        );
        // The lines were saved in pieces, and the batch let go with them.
        var kept = await db.Set<ImportBatch>().SingleAsync(each => each.Id == batch.Id, cancellationToken);
        db.Expect(kept, batch.Version);
        kept.Import(report);
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
