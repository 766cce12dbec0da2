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
        Instance process,
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
                set =>
                    set.SetProperty(row => row.LeaseToken, token)
                        .SetProperty(row => row.LeaseUntil, now + lease)
                        .SetProperty(row => row.Owner, process.Id),
                cancellationToken
            );
        return await due.Where(row => row.LeaseToken == token).AsNoTracking().ToListAsync(cancellationToken);
    }

    /// <summary>Takes back at once what processes held that had been killed before this one started.</summary>
    public static Task RecoverAsync<TRow>(IQueryable<TRow> rows, Instance process, CancellationToken cancellationToken)
        where TRow : class, ILeased
    {
        var dead = process.DeadAtStart;
        return dead.Count == 0
            ? Task.CompletedTask
            : rows.Where(row => row.Owner != null && dead.Contains(row.Owner.Value))
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.Owner, (Guid?)null)
                            .SetProperty(row => row.LeaseToken, (Guid?)null)
                            .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null),
                    cancellationToken
                );
    }
}
