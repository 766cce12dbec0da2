using System.Diagnostics;
using System.Globalization;
using System.Net;
using CampaignHub.Testing.Hub;
using Microsoft.Playwright;

namespace CampaignHub.Benchmarks;

/// <summary>
/// The network page of the published hub on the database that HUB_TEST_DB names, in headless Chromium without a graphics card. Budget at 2,000 actors and 6,000 ties: drawn in 2 s,
/// 30 frames a second while it is moved; at 10,000 actors and 40,000 ties: the page within 50 ms (p95).
/// </summary>
internal static class NetworkBenchmark
{
    private const string Page = "/admin/campaigns/changer-de-cap/stakeholders/network";
    private const int Asked = 200;
    private const int Rounds = 3;
    private const string Cy = "document.querySelector('[data-map-canvas]')._cyreg.cy";

    // Moves the drawing a little at each frame, for two seconds.
    private const string Frames = """
        cy => new Promise(done => {
            const began = performance.now();
            let frames = 0;
            const step = now => {
                if (now - began > 2000) return done(frames * 1000 / (now - began));
                frames++;
                if (cy) cy.panBy({ x: frames % 40 < 20 ? 9 : -9, y: frames % 20 < 10 ? 5 : -5 });
                requestAnimationFrame(step);
            };
            requestAnimationFrame(step);
        })
        """;

    public static async Task RunAsync()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await InChromium.LaunchAsync(playwright);
        await DrawAsync(chromium, actors: 2_000, ties: 6_000);
        await AnswerAsync(chromium, actors: 10_000, ties: 40_000);
    }

    private static async Task DrawAsync(IBrowser chromium, int actors, int ties)
    {
        Figures.Title($"Network in the browser: {actors} actors, {ties} ties, {MapBenchmark.Kind}, median of {Rounds}");
        using var home = await SeedAsync(actors, ties);
        await using var hub = await HubProcess.StartAsync(home);
        await using var context = await InChromium.SignInAsync(chromium, hub.Url);
        var page = await context.NewPageAsync();
        var (drawn, frames) = (new List<double>(), new List<double>());
        // The first visit places the actors.
        await OpenAsync(page);
        for (var round = 0; round < Rounds; round++)
        {
            drawn.Add(await OpenAsync(page));
            frames.Add(await page.EvaluateAsync<double>($"() => ({Frames})({Cy})"));
        }

        var elements = await page.EvaluateAsync<string>($"() => JSON.stringify({Cy}.elements().jsons())");
        Console.WriteLine(
            $"drawn: {await page.EvaluateAsync<int>($"() => {Cy}.nodes().length")} actors, {await page.EvaluateAsync<int>($"() => {Cy}.edges().length")} ties"
        );
        var (rawDrawn, rawFrames, emptyFrames) = await RawAsync(chromium, elements);
        Figures.Line("raw: cytoscape alone, same elements, preset, to drawn", rawDrawn, "ms");
        Figures.Line("from the address to drawn", Figures.Median(drawn), "ms");
        Figures.Line("raw: an empty page", emptyFrames, "frames/s");
        Figures.Line("raw: cytoscape alone, as it comes", rawFrames, "frames/s");
        Figures.Line("while it is moved", Figures.Median(frames), "frames/s");
    }

    private static async Task<(double Drawn, double Frames, double Empty)> RawAsync(IBrowser chromium, string elements)
    {
        var page = await chromium.NewPageAsync(new() { ViewportSize = InChromium.Window });
        await page.SetContentAsync("<div id='stage' style='width: 1180px; height: 610px'></div>");
        var empty = await page.EvaluateAsync<double>($"() => ({Frames})(null)");
        await page.AddScriptTagAsync(
            new() { Path = Path.Combine(PublishedHub.Repository, "src/CampaignHub/Client/node_modules/cytoscape/dist/cytoscape.min.js") }
        );
        var drawn = await page.EvaluateAsync<double>(
            """
            elements => new Promise(done => {
                const began = performance.now();
                window.cy = cytoscape({ container: document.getElementById('stage'), elements: JSON.parse(elements), layout: { name: 'preset' } });
                requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)));
            })
            """,
            elements
        );
        return (drawn, await page.EvaluateAsync<double>($"() => ({Frames})(window.cy)"), empty);
    }

    private static async Task AnswerAsync(IBrowser chromium, int actors, int ties)
    {
        Figures.Title(
            $"Network page at {actors} actors, {ties} ties, {MapBenchmark.Kind}, {Asked} requests over five days and four filters"
        );
        using var home = await SeedAsync(actors, ties);
        await using var hub = await HubProcess.StartAsync(home);
        await using var context = await InChromium.SignInAsync(chromium, hub.Url);
        var cookies = new CookieContainer();
        foreach (var cookie in await context.CookiesAsync())
        {
            cookies.Add(hub.Url, new System.Net.Cookie(cookie.Name, cookie.Value));
        }

        using var handler = new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = hub.Url };
        Figures.Line("first page after a start, the network is read", await TimeAsync(client, Page), "ms");
        var placing = Stopwatch.StartNew();
        while (
            (await client.GetStringAsync(new Uri($"{Page}.json", UriKind.Relative))).Contains(
                "\"isWaiting\":true",
                StringComparison.Ordinal
            )
        )
        {
            await Task.Delay(200);
        }

        Figures.Line("places of all, by the job", placing.Elapsed.TotalMilliseconds, "ms");
        string[] filters = ["", "&class=Relay", "&type=Advises", "&view=Actors"];
        await Task.WhenAll(filters.Select(filter => TimeAsync(client, $"{Page}?on=2024-05-01{filter}")));
        Figures.Line(
            "raw: a page without the network (the person's notifications)",
            P95(await TimesAsync(client, _ => "/admin/notifications")),
            "ms p95"
        );
        var pages = await TimesAsync(
            client,
            at => string.Create(CultureInfo.InvariantCulture, $"{Page}?on={2020 + (at % 5)}-05-01{filters[at / 5 % filters.Length]}")
        );
        Figures.Line("page", Figures.Median(pages), "ms median");
        Figures.Line("page", P95(pages), "ms p95");
        Figures.Line("what is drawn, as JSON", P95(await TimesAsync(client, at => $"{Page}.json?on={2020 + (at % 5)}-05-01")), "ms p95");
        Figures.Line("memory", hub.Memory / 1e6, "MB");
    }

    private static async Task<HubHome> SeedAsync(int actors, int ties)
    {
        var home = await DemoHub.SetUpAsync();
        using var connection = MapBenchmark.Open(home);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM stakeholders";
        var more = actors - Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        new MapSeed(connection, new MapSize("network", more, ties, Posts: 100, Mandates: 100, Stakeholders: more, Interactions: 0)).Write(
            MapBenchmark.Id(connection, "SELECT \"Id\" FROM campaigns"),
            MapBenchmark.Id(connection, "SELECT \"ActorId\" FROM stakeholders WHERE \"IsUs\" LIMIT 1")
        );
        return home;
    }

    private static Task<double> OpenAsync(IPage page) => InChromium.OpenAsync(page, Page, "[data-map][data-ready]");

    private static async Task<List<double>> TimesAsync(HttpClient client, Func<int, string> path)
    {
        var times = new List<double>();
        for (var at = 0; at < Asked; at++)
        {
            times.Add(await TimeAsync(client, path(at)));
        }

        return times;
    }

    private static async Task<double> TimeAsync(HttpClient client, string path)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double P95(List<double> times) => times.Order().ElementAt((int)(times.Count * 0.95));
}
