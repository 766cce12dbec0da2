using CampaignHub.Testing.Hub;

namespace CampaignHub.Benchmarks;

/// <summary>From the start of the process to /health/ready, and the memory held then and after the first pages. Budget: 1.5 s, 200 MB.</summary>
internal static class StartBenchmark
{
    private const int Runs = 5;
    private const double Megabyte = 1024 * 1024;
    private static readonly string[] FirstPages = ["/", "/commitments", "/admin/sign-in"];

    public static async Task RunAsync()
    {
        Figures.Title($"Start with the demo's data, published, {(HubHome.IsPostgres ? "PostgreSQL" : "SQLite")}, median of {Runs}");
        var bare = new List<double>();
        var took = new List<double>();
        var ready = new List<double>();
        var used = new List<double>();
        using var home = await DemoHub.SetUpAsync();
        using var client = new HttpClient();
        // One start more than is counted, so that every run finds the files in memory.
        for (var run = 0; run <= Runs; run++)
        {
            var (server, raw) = await BareServer.StartAsync(bytes: 2);
            server.Dispose();
            await using var hub = await HubProcess.StartAsync(home);
            if (run == 0)
            {
                continue;
            }

            bare.Add(raw.TotalMilliseconds);
            took.Add(hub.TimeToReady.TotalMilliseconds);
            ready.Add(hub.Memory / Megabyte);
            foreach (var page in FirstPages)
            {
                using var answer = await client.GetAsync(new Uri(hub.Url, page));
                answer.EnsureSuccessStatusCode();
            }

            used.Add(hub.Memory / Megabyte);
        }

        Figures.Line("raw: bare Kestrel, start to first answer", Figures.Median(bare), "ms");
        Figures.Line("start to ready", Figures.Median(took), "ms");
        Figures.Line("memory when ready (VmRSS)", Figures.Median(ready), "MB");
        Figures.Line("memory after the first pages", Figures.Median(used), "MB");
    }
}
