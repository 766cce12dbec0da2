using System.Net;
using System.Net.Sockets;

namespace CampaignHub.Tests.Platform.Web;

/// <summary>What is wrong with the machine ends the start with one sentence.</summary>
public sealed class Starting
{
    [Fact]
    public async Task A_database_that_is_none()
    {
        Assert.SkipWhen(TestDatabase.IsPostgres, "A file of SQLite.");
        using var machine = new HubCommand(hasDatabase: false);
        await File.WriteAllBytesAsync(
            Path.Combine(machine.Folder, "campaignhub.db"),
            [.. Enumerable.Range(0, 5_000).Select(at => (byte)(at * 7))],
            TestContext.Current.CancellationToken
        );
        await IsRefusedAsync(machine, "http://127.0.0.1:0", "The database cannot be opened or written");
    }

    [Fact]
    public async Task An_address_that_is_taken()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        using var machine = new HubCommand();
        var url = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        await IsRefusedAsync(machine, url, $"The address {url} is in use by another program");
    }

    private static async Task IsRefusedAsync(HubCommand machine, string url, string sentence)
    {
        machine.Environment["ASPNETCORE_URLS"] = url;

        var (exitCode, output, error) = await machine.RunProcessAsync([]);

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"error: {sentence}", error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("info:", output, StringComparison.Ordinal);
        Assert.DoesNotContain("fail:", output, StringComparison.Ordinal);
        Assert.DoesNotContain("crit:", output, StringComparison.Ordinal);
    }
}
