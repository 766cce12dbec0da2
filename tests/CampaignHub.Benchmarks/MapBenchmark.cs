using System.Diagnostics;
using System.Net.Http.Headers;
using CampaignHub.Testing.Hub;

namespace CampaignHub.Benchmarks;

/// <summary>Five best routes and finding somebody, asked of the API of the published hub on SQLite. Budget at 200,000 actors: p95 of 200 ms and 150 ms.</summary>
internal static class MapBenchmark
{
    private const string Root = "/api/v1/campaigns/changer-de-cap/";
    private const int Asked = 200;

    public static async Task RunAsync()
    {
        foreach (var (size, actors, ties) in new[] { ("M", 10_000, 40_000), ("L", 200_000, 1_000_000) })
        {
            Figures.Title($"Map, size {size}: {actors} actors, {ties} ties, {Asked} different questions");
            using var home = await DemoHub.SetUpAsync();
            if (HubHome.IsPostgres)
            {
                throw new NotSupportedException("The map is seeded on SQLite.");
            }

            var ids = new MapSeed(Path.Combine(home.Folder, "campaignhub.db"), actors, ties).Write();
            var token = await HubVerb.RunAsync(home, ["token", "create", "--user", "ada@example.org", "--name", "Benchmark"]);
            await using var hub = await HubProcess.StartAsync(home);
            using var client = new HttpClient { BaseAddress = new UriBuilder(hub.Url) { Host = "127.0.0.1" }.Uri };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Trim());

            Figures.Line(
                "raw: an answer of the API that asks the database for one row",
                P95(await TimeAsync(client, at => $"actors/{ids[at]}")),
                "ms p95"
            );
            var first = Stopwatch.StartNew();
            await client.GetByteArrayAsync(new Uri($"{Root}routes?to={ids[0]}", UriKind.Relative));
            Figures.Line("first routes after a start, the ties are read", first.Elapsed.TotalMilliseconds, "ms");
            var routes = await TimeAsync(client, at => $"routes?to={ids[at * (ids.Count / Asked)]}");
            Figures.Line("five best routes", Figures.Median(routes), "ms median");
            Figures.Line("five best routes", P95(routes), "ms p95");
            Figures.Line("finding an actor by a word", P95(await TimeAsync(client, at => $"actors?q=dupre+{at}")), "ms p95");
            Figures.Line("memory", hub.Memory / 1e6, "MB");
        }
    }

    private static double P95(IReadOnlyList<double> times) => times.Order().ElementAt((int)(times.Count * 0.95));

    private static async Task<IReadOnlyList<double>> TimeAsync(HttpClient client, Func<int, string> path)
    {
        var times = new List<double>();
        for (var at = 0; at < Asked; at++)
        {
            var watch = Stopwatch.StartNew();
            await client.GetByteArrayAsync(new Uri(Root + path(at), UriKind.Relative));
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return times;
    }
}
