using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Platform.Work;

/// <summary>Claims rows of work for a time, with a fencing token; the same on both databases and with several processes.</summary>
internal static class Leases
{
    /// <summary>Takes up to <paramref name="count"/> of the due rows that nobody holds, and returns them with their token, in the order of <paramref name="due"/>.</summary>
    public static async Task<List<TRow>> ClaimAsync<TRow>(
        IQueryable<TRow> due,
        int count,
        DateTimeOffset now,
        TimeSpan lease,
        CancellationToken cancellationToken
    )
        where TRow : class, ILeased
    {
        var free = await due.Where(row => row.LeaseUntil == null || row.LeaseUntil < now)
            .Select(row => row.Id)
            .Take(count)
            .ToListAsync(cancellationToken);
        if (free.Count == 0)
        {
            return [];
        }

        var token = Guid.CreateVersion7();
        await due.Where(row => free.Contains(row.Id) && (row.LeaseUntil == null || row.LeaseUntil < now))
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.LeaseToken, token).SetProperty(row => row.LeaseUntil, now + lease),
                cancellationToken
            );
        return await due.Where(row => row.LeaseToken == token).AsNoTracking().ToListAsync(cancellationToken);
    }
}
