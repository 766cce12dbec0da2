using System.Data.Common;
using CampaignHub.Data;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CampaignHub.Platform.Site;

/// <summary>
/// Raises the generation of the public site as the last word of a transaction that changed what it shows.
/// Last, because writers wait for each other at that row: whoever holds it has nothing left to do but commit.
/// </summary>
internal sealed class RaiseGeneration(KnownGeneration known) : DbTransactionInterceptor
{
    private const string Raise =
        $"UPDATE {SiteGeneration.Table} SET \"{nameof(SiteGeneration.Number)}\" = \"{nameof(SiteGeneration.Number)}\" + 1";

    public override InterceptionResult TransactionCommitting(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result
    )
    {
        if (eventData.Context is HubDb { ChangedPublic: true })
        {
            using var command = Command(transaction);
            command.ExecuteNonQuery();
        }

        return result;
    }

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is HubDb { ChangedPublic: true })
        {
            await using var command = Command(transaction);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return result;
    }

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Learn(eventData);

    public override Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Learn(eventData);
        return Task.CompletedTask;
    }

    private static DbCommand Command(DbTransaction transaction)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = Raise;
        return command;
    }

    private void Learn(TransactionEndEventData eventData)
    {
        if (eventData.Context is HubDb { ChangedPublic: true } db)
        {
            db.ChangedPublic = false;
            known.Forget();
        }
    }
}
