using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using CampaignHub.Testing.Hub;

namespace CampaignHub.Benchmarks;

/// <summary>
/// Whom a rule finds among 50,000 journalists: the count and ten of them with why, asked of the published hub through the API on the database that HUB_TEST_DB names.
/// Budget: 300 ms (p95) a rule.
/// </summary>
internal static class PressBenchmark
{
    private const int Asked = 40;
    private const int Warmup = 5;
    private const string Api = "/api/v1/campaigns/changer-de-cap/";

    private static readonly (string What, string Rule)[] Rules =
    [
        ("a beat", """[["beat","is","énergie"]]"""),
        ("a beat and a kind of outlet", """[["beat","is","énergie"],["outlet_kind","is","radio"]]"""),
        ("a territory, of the person or the outlet", """[["territory","is","ile de france"]]"""),
        ("a language and a tag", """[["language","is","en"],["tag","is","proche"]]"""),
        ("no contact for 90 days", """[["last_contact","not_within",90]]"""),
        ("answered at least once", """[["replies","at_least",1]]"""),
        (
            "all of them, in two groups",
            """[["beat","is","social"],["territory","is","Nord"],["language","is","fr"]]+[["last_contact","not_within",30],["replies","at_least",1],["tag","is_not","nuit"],["outlet_kind","is_not","television"]]"""
        ),
    ];

    public static async Task RunAsync()
    {
        Figures.Title(
            $"Lists by rule: {PressSeed.Journalists} journalists, {PressSeed.Outlets} outlets, {PressSeed.Deliveries} mails that arrived, {MapBenchmark.Kind}, each rule asked {Asked} times"
        );
        using var home = await DemoHub.SetUpAsync();
        await using var connection = MapBenchmark.Open(home);
        new PressSeed(connection, MapBenchmark.Id(connection, "SELECT \"Id\" FROM campaigns")).Write(TimeProvider.System.GetUtcNow());
        using (var analyze = connection.CreateCommand())
        {
            analyze.CommandText = "ANALYZE";
            analyze.ExecuteNonQuery();
        }

        var token = await HubVerb.RunAsync(
            home,
            ["token", "create", "--user", "ada@example.org", "--name", "Benchmark", "--scope", "write"]
        );
        await using var hub = await HubProcess.StartAsync(home);
        using var client = new HttpClient { BaseAddress = new UriBuilder(hub.Url) { Host = "127.0.0.1" }.Uri };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Trim());
        foreach (var (what, rule) in Rules)
        {
            await LineAsync(client, what, Json(rule));
        }

        Figures.Line("memory", hub.Memory / 1e6, "MB");
    }

    private static async Task LineAsync(HttpClient client, string what, string rule)
    {
        var times = new List<double>();
        var said = "";
        for (var at = 0; at < Asked + Warmup; at++)
        {
            var watch = Stopwatch.StartNew();
            using var body = new StringContent(rule, Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync(new Uri($"{Api}press-lists/previews", UriKind.Relative), body);
            said = await answer.Content.ReadAsStringAsync();
            answer.EnsureSuccessStatusCode();
            if (at >= Warmup)
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        times.Sort();
        var count = said[..said.IndexOf(',', StringComparison.Ordinal)].Trim('{');
        Figures.Line(
            what,
            times[(int)(times.Count * 0.95)],
            string.Create(CultureInfo.InvariantCulture, $"ms p95 (median {times[times.Count / 2]:N1}; {count})")
        );
    }

    // ["beat","is","social"] is a condition; groups stand between plus signs.
    private static string Json(string rule)
    {
        var groups = rule.Split('+')
            .Select(
                (group, at) =>
                    $$"""{"join":"{{(at == 0 && rule.Contains('+', StringComparison.Ordinal) ? "any" : "all")}}","lines":[{{string.Join(',', Lines(group))}}]}"""
            );
        return $$"""{"join":"all","groups":[{{string.Join(',', groups)}}]}""";
    }

    private static IEnumerable<string> Lines(string group)
    {
        foreach (var parts in System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement[][]>(group)!)
        {
            var isNumber = parts[2].ValueKind == System.Text.Json.JsonValueKind.Number;
            yield return $$"""{"field":{{parts[0].GetRawText()}},"test":{{parts[1].GetRawText()}},"{{(isNumber ? "number" : "value")}}":{{parts[2].GetRawText()}}}""";
        }
    }
}
