using CampaignHub.Data;
using CampaignHub.Platform.Records;
using Microsoft.Extensions.Caching.Memory;

namespace CampaignHub.Features.Stakeholders.Networks;

/// <summary>Keeps the networks of campaigns in memory until something that they are made of changed, in any process.</summary>
internal sealed class NetworkMemory(KnownGenerations generations, IMemoryCache cache) : IDisposable
{
    private static readonly TimeSpan _unused = TimeSpan.FromMinutes(30);

    private readonly SemaphoreSlim _one = new(1);

    public async Task<NetworkFacts> CurrentAsync(HubDb db, CancellationToken cancellationToken)
    {
        // Asked before it is loaded: what changes meanwhile makes it old again.
        var generation = await generations.CurrentAsync(Kept.Map, cancellationToken);
        var key = (nameof(NetworkMemory), db.Here.Campaign.Id);
        if (cache.TryGetValue(key, out Loaded? loaded) && loaded!.Generation == generation)
        {
            return loaded.Facts;
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            if (!cache.TryGetValue(key, out Loaded? other) || other!.Generation != generation)
            {
                other = new Loaded(await LoadNetwork.ExecuteAsync(db, cancellationToken), generation);
                cache.Set(key, other, new MemoryCacheEntryOptions { SlidingExpiration = _unused });
            }

            return other.Facts;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private sealed record Loaded(NetworkFacts Facts, long Generation);
}
