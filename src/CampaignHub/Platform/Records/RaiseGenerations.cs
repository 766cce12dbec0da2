using System.Data.Common;
using CampaignHub.Data;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CampaignHub.Platform.Records;

/// <summary>
/// Raises the generations as the last word of a transaction that changed what they count.
/// Last, because writers wait for each other at that row: whoever holds it has nothing left to do but commit.
/// </summary>
internal sealed class RaiseGenerations(KnownGenerations known) : DbTransactionInterceptor
{
    public override InterceptionResult TransactionCommitting(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result
    )
    {
        if (eventData.Context is HubDb { Outdated: not Kept.None } db)
        {
            using var command = Command(transaction, db.Outdated);
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
        if (eventData.Context is HubDb { Outdated: not Kept.None } db)
        {
            await using var command = Command(transaction, db.Outdated);
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

    private static DbCommand Command(DbTransaction transaction, Kept outdated)
    {
        var raised = Enum.GetValues<Kept>()
            .Where(kept => kept != Kept.None && outdated.HasFlag(kept))
            .Select(kept => $"\"{kept}\" = \"{kept}\" + 1");
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"UPDATE {Generation.Table} SET {string.Join(", ", raised)}";
        return command;
    }

    private void Learn(TransactionEndEventData eventData)
    {
        if (eventData.Context is HubDb { Outdated: not Kept.None } db)
        {
            db.Outdated = Kept.None;
            known.Forget();
        }
    }
}
