using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Features.Stakeholders.Importing.Formats;
using CampaignHub.Platform;
using CampaignHub.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>
/// Brings the lines of a file into the directory and onto the map, part by part, each with how far it came: so others can write in between, and what a
/// stop or a kill left undone goes on from there. A dry run of a table remembers what its lines said and writes nothing; one of a graph goes
/// the way of the import and is called off. Empty cells leave what is there; a class is kept unless the file names one.
/// </summary>
internal sealed class ImportRun(HubDb db, ApplyImport apply, ApplyLinks link, ReadLines lines)
{
    // So many lines are saved together: enough for speed, few enough for memory and for whoever waits to write.
    private const int Part = ImportBatch.AtOnce;

    /// <param name="batch">At work (<see cref="ImportBatch.Begin"/>).</param>
    /// <param name="isDry">Nothing stays of it.</param>
    /// <param name="cancellationToken">Called off, it can go on later.</param>
    /// <returns>Null when it was stopped before its end.</returns>
    public async Task<ImportReport?> ExecuteAsync(ImportBatch batch, bool isDry, CancellationToken cancellationToken)
    {
        if (!batch.IsAtWork)
        {
            throw new RefusedException("This file was imported already.");
        }

        var sheet = MapFile.Read(await ImportFile.ReadAsync(db, batch.Id, cancellationToken));
        // Ends of ties are looked for among rows that are there: such a dry run has to write them, and calls it all off.
        await using var whole = isDry && sheet.Links.Count > 0 ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        var told = isDry && whole is null ? new ToldBefore(batch) : null;
        var sorter = await lines.SorterAsync(batch, sheet.Rows, cancellationToken);
        await apply.BeginAsync(batch, cancellationToken);
        var waiting = new WaitingLinks(sheet.Links);
        var tally = new ImportTally(db) { Done = new ApplyImport.Done(batch.Created, batch.Updated, batch.Unchanged) };
        tally.Refuse(sheet.Problems);
        var at = isDry ? 0 : batch.Done;
        // Lines are read and matched while those before them are written.
        var parts = sheet.Rows.Skip(at).Chunk(Part).Select(some => (some.Length, Sorted: sorter.Sort(some)));
        await foreach (var (length, sorted) in parts.OneAheadAsync(cancellationToken))
        {
            await using var part = isDry ? null : await db.Database.BeginTransactionAsync(cancellationToken);
            tally.Refuse(sorted.Problems);
            tally.Beyond += sorted.Beyond;
            tally.Done += await apply.ExecuteAsync(batch, sorted.Decided, told, cancellationToken);
            await tally.AskAsync(sorted.ToReview, cancellationToken);
            await AskAsync(batch, sorted.ToReview, waiting, isDry, cancellationToken);
            at += length;
            var goesOn = whole is not null || await TellAsync(batch, at, tally.Done, cancellationToken);
            await (part?.CommitAsync(cancellationToken) ?? Task.CompletedTask);
            if (!goesOn)
            {
                return null;
            }
        }

        await using var last = isDry ? null : await db.Database.BeginTransactionAsync(cancellationToken);
        var linked = await link.ExecuteAsync(batch, waiting.Others, sorter.Find, cancellationToken);
        tally.Refuse(linked.Problems);
        tally.Linked = linked.Changed + tally.Done.Joined;
        await (last?.CommitAsync(cancellationToken) ?? Task.CompletedTask);
        return tally.Report(batch.Lines, apply.Changes);
    }

    private async Task AskAsync(
        ImportBatch batch,
        IReadOnlyList<LineSorter.Doubtful> toReview,
        WaitingLinks waiting,
        bool isDry,
        CancellationToken cancellationToken
    )
    {
        var reviews = toReview
            .Select(each => new ImportReview
            {
                CampaignId = batch.CampaignId,
                BatchId = batch.Id,
                Line = each.Row.Line,
                Row = JsonSerializer.Serialize(each.Row),
                Candidates = JsonSerializer.Serialize(each.Perhaps),
                Links = JsonSerializer.Serialize(waiting.Take(each)),
            })
            .ToList();
        if (!isDry)
        {
            await db.InsertAsync(reviews, cancellationToken);
        }
    }

    // False when somebody asked it to stop.
    private async Task<bool> TellAsync(ImportBatch batch, int at, ApplyImport.Done done, CancellationToken cancellationToken)
    {
        await db.TellAsync(
            batch,
            set =>
                set.SetProperty(each => each.Done, at)
                    .SetProperty(each => each.Created, done.Created)
                    .SetProperty(each => each.Updated, done.Updated)
                    .SetProperty(each => each.Unchanged, done.Unchanged),
            cancellationToken
        );
        return !await db.Set<ImportBatch>().AnyAsync(each => each.Id == batch.Id && each.IsStopAsked, cancellationToken);
    }
}
