using System.Diagnostics;

namespace CampaignHub.Benchmarks;

/// <summary>The raw limit: Kestrel with one endpoint that answers the same bytes, started as a process of its own.</summary>
internal sealed class BareServer : IDisposable
{
    public const int Port = 5631;
    private readonly Process _process;

    private BareServer(Process process) => _process = process;

    public static Uri Url { get; } = new($"http://127.0.0.1:{Port}/");

    /// <summary>What the process runs: <c>bare URL</c>.</summary>
    public static async Task RunAsync(string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        var app = builder.Build();
        var page = new byte[
            int.Parse(Environment.GetEnvironmentVariable("BARE_BYTES") ?? "2", System.Globalization.CultureInfo.InvariantCulture)
        ];
        Array.Fill(page, (byte)'x');
        app.MapGet("/", context => Results.Bytes(page, "text/html; charset=utf-8").ExecuteAsync(context));
        await app.RunAsync();
    }

    /// <summary>Answers when the first request was answered; the time from the start of the process.</summary>
    public static async Task<(BareServer Server, TimeSpan Took)> StartAsync(int bytes)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(BareServer).Assembly.Location, "bare", Url.GetLeftPart(UriPartial.Authority)])
        {
            UseShellExecute = false,
        };
        start.Environment["BARE_BYTES"] = bytes.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var watch = Stopwatch.StartNew();
        var server = new BareServer(Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start."));
        using var client = new HttpClient();
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(Url);
                return (server, watch.Elapsed);
            }
            catch (HttpRequestException) when (watch.Elapsed < TimeSpan.FromSeconds(30))
            {
                await Task.Delay(5);
            }
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
