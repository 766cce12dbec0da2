using CampaignHub.Data;
using CampaignHub.Platform.Records;

namespace CampaignHub.Features.Stakeholders.Routes;

/// <summary>Keeps the network in memory until a tie or an actor changed, in any process, or another day began.</summary>
internal sealed class RouteNetworks(KnownGenerations generations) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private Loaded? _loaded;

    public async Task<RouteNetwork> CurrentAsync(HubDb db, CancellationToken cancellationToken)
    {
        // Asked before it is loaded: what changes meanwhile makes it old again.
        var (generation, day) = (await generations.CurrentAsync(Kept.Network, cancellationToken), db.Here.Today);
        if (Volatile.Read(ref _loaded) is { } loaded && loaded.Generation == generation && loaded.Day == day)
        {
            return loaded.Network;
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_loaded is not { } other || other.Generation != generation || other.Day != day)
            {
                Volatile.Write(ref _loaded, new Loaded(await RouteNetwork.LoadAsync(db, day, cancellationToken), generation, day));
            }

            return _loaded.Network;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private sealed record Loaded(RouteNetwork Network, long Generation, DateOnly Day);
}
