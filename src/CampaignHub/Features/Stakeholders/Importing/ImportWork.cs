using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>
/// Looks at a file, imports it, or takes it back: a short one while the person waits, a long one behind the page, which tells how far it is and can be left.
/// </summary>
internal sealed partial class ImportWork(HubDb db, ImportRun run, UndoImport undo, Instance process, ILogger<ImportWork> logger)
{
    /// <summary>A part of a file takes seconds; who is silent for longer is gone.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <param name="batch">A draft.</param>
    /// <param name="work">To look at it, or to import it.</param>
    /// <param name="isHere">Whoever asks waits for it, however long the file.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <returns>Null when it goes on behind the page.</returns>
    public async Task<ImportReport?> BeginAsync(ImportBatch batch, ImportState work, bool isHere, CancellationToken cancellationToken)
    {
        if (batch.State != ImportState.Draft)
        {
            throw new RefusedException("This file was imported already.");
        }

        var isNow = isHere || batch.Lines <= ImportBatch.AtOnce;
        batch.Begin(work, isNow ? process.Id : null, db.Here.Now + Lease);
        // Of two people who start it the second is told.
        await db.SaveChangesAsync(cancellationToken);
        return isNow ? await RunAsync(batch, cancellationToken) : null;
    }

    /// <param name="batch">An import that was done.</param>
    /// <param name="isHere">Whoever asks waits for it, however long.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <returns>As <see cref="UndoImport"/> tells it; null when it goes on behind the page.</returns>
    public async Task<(int Undone, int Left)?> BeginUndoAsync(ImportBatch batch, bool isHere, CancellationToken cancellationToken)
    {
        if (batch.State != ImportState.Imported)
        {
            throw new RefusedException("Only an import that was done can be undone.");
        }

        var isNow = isHere || batch.Lines <= ImportBatch.AtOnce;
        batch.BeginUndo(isNow ? process.Id : null, db.Here.Now + Lease);
        await db.SaveChangesAsync(cancellationToken);
        return isNow ? await TakeBackAsync(batch, cancellationToken) : null;
    }

    /// <summary>Does what was begun, and keeps how it ended.</summary>
    public Task DoAsync(ImportBatch batch, CancellationToken cancellationToken) =>
        batch.State == ImportState.Undoing ? TakeBackAsync(batch, cancellationToken) : RunAsync(batch, cancellationToken);

    private async Task<(int Undone, int Left)> TakeBackAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            var done = await undo.ExecuteAsync(batch, cancellationToken);
            await EndUndoAsync(batch.Id, isWhole: true, cancellationToken);
            return done;
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or DbUpdateConcurrencyException))
        {
            LogUndoFailed(batch.Id, exception);
            await EndUndoAsync(batch.Id, isWhole: false, CancellationToken.None);
            throw;
        }
    }

    private async Task EndUndoAsync(Guid id, bool isWhole, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var batch = await db.Set<ImportBatch>().SingleAsync(each => each.Id == id, cancellationToken);
        batch.EndUndo(isWhole);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<ImportReport?> RunAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        var (id, isDry) = (batch.Id, batch.State == ImportState.Looking);
        try
        {
            var report = await run.ExecuteAsync(batch, isDry, cancellationToken);
            await EndAsync(id, report, cancellationToken);
            return report;
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or DbUpdateConcurrencyException))
        {
            LogFailed(id, exception);
            await EndAsync(id, report: null, CancellationToken.None);
            throw;
        }
    }

    private async Task EndAsync(Guid id, ImportReport? report, CancellationToken cancellationToken)
    {
        // The lines were saved in parts, and the batch let go with them.
        db.ChangeTracker.Clear();
        var batch = await db.Set<ImportBatch>().SingleAsync(each => each.Id == id, cancellationToken);
        if (batch.State == ImportState.Looking)
        {
            batch.Look(report is null ? null : JsonSerializer.Serialize(report));
        }
        else if (batch is { State: ImportState.Importing, Done: 0 } && report is null)
        {
            batch.Look(dryRun: null);
        }
        else
        {
            batch.Import(report ?? new ImportReport(batch.Lines, batch.Created, batch.Updated, batch.Unchanged, [], []));
            await db.Set<ImportFile>().Where(part => part.BatchId == id).ExecuteDeleteAsync(cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The import {Batch} failed; what it had brought in stays and can be undone")]
    private partial void LogFailed(Guid batch, Exception exception);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Taking back the import {Batch} failed on the way; asked for again, it goes on from there"
    )]
    private partial void LogUndoFailed(Guid batch, Exception exception);
}
