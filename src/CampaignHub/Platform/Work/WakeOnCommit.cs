using System.Data.Common;
using CampaignHub.Data;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CampaignHub.Platform.Work;

/// <summary>Rings for the workers when a commit left work behind.</summary>
internal sealed class WakeOnCommit(Wakeups wakeups) : ISaveChangesInterceptor, IDbTransactionInterceptor
{
    public ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is HubDb { LeftWork: true, Database.CurrentTransaction: null })
        {
            wakeups.Ring();
        }

        return ValueTask.FromResult(result);
    }

    public Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is HubDb { LeftWork: true })
        {
            wakeups.Ring();
        }

        return Task.CompletedTask;
    }
}
