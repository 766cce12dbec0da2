using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Duplicates;

/// <summary>Searches large directories in the background; the row of the search says how far it is, and whoever finds it abandoned begins anew.</summary>
internal sealed class SearchWorker(
    IServiceScopeFactory scopes,
    Wakeups wakeups,
    Readiness readiness,
    ILogger<SearchWorker> logger,
    Instance process
) : Worker(wakeups, readiness, logger)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    protected override async Task<bool> TurnAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, here) = (scope.ServiceProvider.GetRequiredService<HubDb>(), scope.ServiceProvider.GetRequiredService<Here>());
        here.EnterEverywhere();
        var due = db.Set<DuplicateSearch>().Where(search => search.FinishedAt == null).OrderBy(search => search.Id);
        if (await Leases.ClaimAsync(due, count: 1, here.Now, Lease, process, cancellationToken) is not [var search])
        {
            return false;
        }

        // Told on a connection of its own: the search holds the other one.
        var found = await scope
            .ServiceProvider.GetRequiredService<FindDuplicates>()
            .ExecuteAsync(done => Tell(search, done), cancellationToken);
        await db.Set<DuplicateSearch>()
            .Where(each => each.Id == search.Id && each.LeaseToken == search.LeaseToken)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(each => each.Done, each => each.Total)
                        .SetProperty(each => each.Found, found)
                        .SetProperty(each => each.FinishedAt, here.Now)
                        .SetProperty(each => each.LeaseUntil, (DateTimeOffset?)null),
                cancellationToken
            );
        return true;
    }

    private void Tell(DuplicateSearch search, int done)
    {
        using var scope = scopes.CreateScope();
        var (db, here) = (scope.ServiceProvider.GetRequiredService<HubDb>(), scope.ServiceProvider.GetRequiredService<Here>());
        here.EnterEverywhere();
        db.Set<DuplicateSearch>()
            .Where(each => each.Id == search.Id && each.LeaseToken == search.LeaseToken)
            .ExecuteUpdate(set => set.SetProperty(each => each.Done, done).SetProperty(each => each.LeaseUntil, here.Now + Lease));
    }
}
