using CampaignHub.Testing.Hub;

namespace CampaignHub.Browser;

/// <summary>One hub with the demo campaign for all journeys of a class: for those that only look, since each leaves it as it was.</summary>
public sealed class DemoHub : IAsyncLifetime
{
    private LiveHub? _hub;

    public HubProcess Process => _hub?.Process ?? throw new InvalidOperationException("The hub was not started.");

    public async ValueTask InitializeAsync() => _hub = await LiveHub.StartAsync("changer-de-cap");

    public async ValueTask DisposeAsync()
    {
        if (_hub is not null)
        {
            await _hub.DisposeAsync();
        }
    }
}
