using System.Diagnostics;
using System.Globalization;
using System.Text;
using CampaignHub.Testing.Hub;
using Microsoft.Playwright;

namespace CampaignHub.Benchmarks;

/// <summary>
/// A plan of 2,000 tasks in twenty phases, each waited for by one or two of the forty after it, on the published hub. Budgets: the table and the first paint
/// of the timeline from the server within 200 ms; the chart drawn within a second.
/// </summary>
internal static class PlanBenchmark
{
    private const string Plan = "/admin/campaigns/changer-de-cap/plan";
    private const int Tasks = 2_000;
    private const int Last = 40;
    private const int Seed = 5;
    private const int Asked = 50;
    private const int Rounds = 5;

    public static async Task RunAsync()
    {
        Figures.Title($"Plan of {Tasks} tasks and the demo's, {(HubHome.IsPostgres ? "PostgreSQL" : "SQLite")}");
        using var home = await DemoHub.SetUpAsync();
        var file = Path.Combine(Path.GetTempPath(), $"plan-{Environment.ProcessId}.csv");
        await File.WriteAllTextAsync(file, Table());
        try
        {
            await HubVerb.RunAsync(home, ["plan", "import", file, "--campaign", "changer-de-cap"]);
        }
        finally
        {
            File.Delete(file);
        }

        await using var hub = await HubProcess.StartAsync(home);
        using (var session = await SignedIn.OpenAsync(hub.Url, "ada@example.org", "correct horse battery"))
        {
            await AnswerAsync(session, "raw: a signed-in page without the plan (notifications)", "/admin/notifications");
            await AnswerAsync(session, "table of the plan", Plan);
            await AnswerAsync(session, "table, sorted, third page", $"{Plan}?sort=begin&page=3");
            await AnswerAsync(session, "timeline, drawn by the server", $"{Plan}/timeline?whole=true");
            await AnswerAsync(session, "what the chart is drawn from", $"{Plan}/timeline.json?whole=true");
            await AnswerAsync(session, "one sheet of A3 (SVG)", $"{Plan}/sheet.svg");
        }

        await DrawAsync(hub.Url);
    }

    private static async Task AnswerAsync(SignedIn session, string what, string path)
    {
        await session.GetAsync(path);
        var times = new List<double>();
        for (var at = 0; at < Asked; at++)
        {
            var watch = Stopwatch.StartNew();
            await session.GetAsync(path);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        Figures.Line(what, Figures.Median(times), "ms median");
        Figures.Line(what, times.Order().ElementAt((int)(Asked * 0.95)), "ms p95");
    }

    private static async Task DrawAsync(Uri site)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await InChromium.LaunchAsync(playwright);
        await using var context = await InChromium.SignInAsync(chromium, site);
        var page = await context.NewPageAsync();
        var drawn = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            drawn.Add(await InChromium.OpenAsync(page, $"{Plan}/timeline?whole=true", "[data-chart][data-ready]"));
        }

        var data = await page.EvaluateAsync<string>($"async () => await (await fetch('{Plan}/timeline.json?whole=true')).text()");
        Figures.Line("raw: dhtmlx-gantt alone, same tasks and links, to drawn", await RawAsync(chromium, data), "ms");
        Figures.Line("from the address to the chart drawn", Figures.Median(drawn), "ms");
    }

    private static async Task<double> RawAsync(IBrowser chromium, string data)
    {
        var page = await chromium.NewPageAsync(new() { ViewportSize = InChromium.Window });
        await page.SetContentAsync("<div id='stage' style='width: 1000px; height: 630px'></div>");
        await page.AddScriptTagAsync(
            new()
            {
                Path = Path.Combine(PublishedHub.Repository, "src/CampaignHub/Client/node_modules/dhtmlx-gantt/codebase/dhtmlxgantt.js"),
            }
        );
        return await page.EvaluateAsync<double>(
            """
            data => new Promise(done => {
                const plan = JSON.parse(data);
                const began = performance.now();
                gantt.init("stage");
                gantt.parse({
                    data: plan.tasks.map(task => ({ id: task.id, text: task.text, start_date: new Date(task.start), end_date: new Date(task.finish + "T24:00") })),
                    links: plan.links,
                });
                requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)));
            })
            """,
            data
        );
    }

    private static string Table()
    {
        var random = new Random(Seed);
        var waits = Enumerable.Range(0, Tasks).Select(_ => new List<int>()).ToList();
        for (var task = 0; task < Tasks - Last; task++)
        {
            for (var count = random.Next(1, 3); count > 0; count--)
            {
                waits[Math.Min(Tasks - 1, task + random.Next(1, Last + 1))].Add(task);
            }
        }

        var table = new StringBuilder("Identifier;Title;Phase;Working days;Anchor;Days;Waits for\n");
        for (var task = 0; task < Tasks; task++)
        {
            var isLast = task >= Tasks - Last;
            table.AppendLine(
                CultureInfo.InvariantCulture,
                $"B{task};Task {task} of the large plan;Part {(task / 100) + 1};{(task % 4 == 0 ? "0.5" : "0.25")};{(isLast ? "Fenêtre de signature de la COG" : "")};{(isLast ? "-5" : "")};{string.Join('|', waits[task].Distinct().Take(4).Select(each => $"B{each}"))}"
            );
        }

        return table.ToString();
    }
}
