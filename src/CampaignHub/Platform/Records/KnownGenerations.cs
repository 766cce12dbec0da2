using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Platform.Records;

/// <summary>
/// The generations as this process knows them: read anew at most every 200 ms while somebody asks, and at once after a commit of its own,
/// so that the changes of other processes and of the command line are learnt as well.
/// </summary>
internal sealed class KnownGenerations(IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(200);

    private readonly SemaphoreSlim _one = new(1);
    private Known? _known;
    private long _commits;

    public async ValueTask<long> CurrentAsync(Kept what, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _known) is { } known && IsFresh(known))
        {
            return known.Row.Of(what);
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            if (Volatile.Read(ref _known) is { } learnt && IsFresh(learnt))
            {
                return learnt.Row.Of(what);
            }

            // Dated before the reading: what a commit during it makes out of date is not taken for known.
            var (at, commits) = (clock.GetTimestamp(), Volatile.Read(ref _commits));
            await using var scope = scopes.CreateAsyncScope();
            var row = await scope
                .ServiceProvider.GetRequiredService<HubDb>()
                .Set<Generation>()
                .AsNoTracking()
                .SingleAsync(cancellationToken);
            Volatile.Write(ref _known, new Known(row, at, commits));
            return row.Of(what);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>After a commit of this process that raised some.</summary>
    public void Forget() => Interlocked.Increment(ref _commits);

    public void Dispose() => _one.Dispose();

    private bool IsFresh(Known known) => known.Commits == Volatile.Read(ref _commits) && clock.GetElapsedTime(known.At) < Fresh;

    private sealed record Known(Generation Row, long At, long Commits);
}
