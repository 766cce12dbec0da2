using CampaignHub.Data;
using Microsoft.Extensions.Caching.Memory;

namespace CampaignHub.Platform.Records;

/// <summary>Keeps what was read in memory until something that it was made of changed, in any process, another day began, or nobody asked for half an hour.</summary>
internal sealed class Remembered<TFacts>(KnownGenerations generations, IMemoryCache cache) : IDisposable
    where TFacts : class
{
    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(30);

    private readonly SemaphoreSlim _one = new(1);

    /// <param name="madeOf">What makes it old.</param>
    /// <param name="campaign">Whose it is; null is the workspace's.</param>
    /// <param name="db">Of the request.</param>
    /// <param name="readAsync">Reads it anew; one at a time.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<TFacts> CurrentAsync(
        Kept madeOf,
        Guid? campaign,
        HubDb db,
        Func<HubDb, CancellationToken, Task<TFacts>> readAsync,
        CancellationToken cancellationToken
    )
    {
        // Asked before it is read: what changes meanwhile makes it old again.
        var (generation, day) = (await generations.CurrentAsync(madeOf, cancellationToken), db.Here.Today);
        var key = (typeof(TFacts), campaign);
        if (Find() is { } known)
        {
            return known;
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            if (Find() is { } other)
            {
                return other;
            }

            var facts = await readAsync(db, cancellationToken);
            cache.Set(key, new Read(facts, generation, day), new MemoryCacheEntryOptions { SlidingExpiration = Unused });
            return facts;
        }
        finally
        {
            _one.Release();
        }

        TFacts? Find() => cache.TryGetValue(key, out Read? read) && read!.Generation == generation && read.Day == day ? read.Facts : null;
    }

    public void Dispose() => _one.Dispose();

    private sealed record Read(TFacts Facts, long Generation, DateOnly Day);
}
