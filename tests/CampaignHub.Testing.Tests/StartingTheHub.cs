using CampaignHub.Testing.Hub;

namespace CampaignHub.Testing.Tests;

public sealed class StartingTheHub
{
    // The kernel adds up the pages of each thread now and then: the most may lag behind what is held now.
    private const long LateCount = 1 << 20;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_hub_starts_again_where_it_was()
    {
        using var home = new HubHome();
        await using var hub = await HubProcess.StartAsync(home);
        var (first, url) = (hub.Id, hub.Url);
        Assert.InRange(hub.Memory, 10_000_000, hub.MostMemory + LateCount);

        await hub.KillAsync();
        await hub.StartAsync();
        await hub.ReadyAsync();

        Assert.NotEqual(first, hub.Id);
        Assert.Equal(url, hub.Url);
        Assert.Empty(hub.Complaints);
        using var client = new HttpClient();
        Assert.Contains("<form", await client.GetStringAsync(new Uri(hub.Url, "/setup"), Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hub_ends_within_ten_seconds_of_being_asked()
    {
        using var home = new HubHome();
        await using var hub = await HubProcess.StartAsync(home);

        var (code, took) = await hub.TerminateAsync();

        Assert.Equal(0, code);
        Assert.Empty(hub.Complaints);
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_hub_that_cannot_start_is_told_apart_from_a_slow_one()
    {
        using var home = new HubHome();

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            HubProcess.StartAsync(home, ("CampaignHub__Database__Provider", "Oracle"))
        );

        Assert.Contains("Oracle", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_hub_complains_of_is_heard()
    {
        using var home = new HubHome();
        await using var hub = await HubProcess.StartAsync(
            home,
            ("Logging__LogLevel__Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", "Warning")
        );

        // Keys lie unencrypted in the data directory: the shipped settings keep this known warning quiet.
        Assert.Contains(hub.Complaints, complaint => complaint.Contains("XmlKeyManager", StringComparison.Ordinal));
    }
}
