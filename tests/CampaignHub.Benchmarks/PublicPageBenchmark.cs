using System.Diagnostics;
using CampaignHub.Testing.Hub;

namespace CampaignHub.Benchmarks;

/// <summary>Requests a second of a public page from the output cache, beside a bare Kestrel endpoint that answers as many bytes. Budget: half of it.</summary>
internal static class PublicPageBenchmark
{
    private const string Page = "/commitments";
    private const int Connections = 16;
    private const int Rounds = 3;
    private static readonly TimeSpan Warmup = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(5);

    public static async Task RunAsync()
    {
        Figures.Title($"Public page {Page}, {Connections} connections, median of {Rounds} rounds of {Measured.TotalSeconds} s by turns");
        using var home = await DemoHub.SetUpAsync();
        await using var hub = await HubProcess.StartAsync(home);
        var page = new UriBuilder(hub.Url) { Host = "127.0.0.1", Path = Page }.Uri;
        using var client = Client();
        var bytes = (await client.GetByteArrayAsync(page)).Length;
        var (server, _) = await BareServer.StartAsync(bytes);
        using var bare = server;
        await PerSecondAsync(BareServer.Url, Warmup);
        await PerSecondAsync(page, Warmup);
        var raw = new List<double>();
        var ours = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            raw.Add(await PerSecondAsync(BareServer.Url, Measured));
            ours.Add(await PerSecondAsync(page, Measured));
        }

        Figures.Line($"raw: bare Kestrel, {bytes} bytes", Figures.Median(raw), "requests/s");
        Figures.Line("from the output cache", Figures.Median(ours), "requests/s");
        Figures.Line("share of the raw limit", 100 * Figures.Median(ours) / Figures.Median(raw), "%");
    }

    private static async Task<double> PerSecondAsync(Uri url, TimeSpan time)
    {
        using var client = Client();
        var answers = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, Connections)
                .Select(async _ =>
                {
                    while (watch.Elapsed < time)
                    {
                        (await client.GetByteArrayAsync(url)).AsSpan().Contains((byte)0);
                        Interlocked.Increment(ref answers);
                    }
                })
        );
        return answers / watch.Elapsed.TotalSeconds;
    }

    private static HttpClient Client() => new(new SocketsHttpHandler { MaxConnectionsPerServer = Connections });
}
