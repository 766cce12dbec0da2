using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>
/// Looks at a file or imports it: a short one while the person waits, a long one behind the page, which tells how far it is and can be left.
/// </summary>
internal sealed partial class ImportWork(HubDb db, ImportRun run, Instance process, ILogger<ImportWork> logger)
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
        return isNow ? await DoAsync(batch, cancellationToken) : null;
    }

    /// <summary>Does what was begun, and keeps how it ended.</summary>
    public async Task<ImportReport?> DoAsync(ImportBatch batch, CancellationToken cancellationToken)
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
            await db.Set<ImportFile>().Where(file => file.Id == id).ExecuteDeleteAsync(cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The import {Batch} failed; what it had brought in stays and can be undone")]
    private partial void LogFailed(Guid batch, Exception exception);
}
