using System.Net;
using CampaignHub.Platform.Access;
using MiniExcelLibs;

namespace CampaignHub.Tests.Features.Planning;

/// <summary>The plan as files: what the page shows. Today is Tuesday 7 February 2023.</summary>
public sealed class TakingAway
{
    [Fact]
    public async Task The_plan_is_a_table_a_workbook_and_a_chart_of_what_the_filter_lets_through()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var anchor = (await program.SendAsync(HttpMethod.Post, "anchors", new { name = "Vote: final; #1", day = "2023-02-09" })).Text("id");
        // Two days that end one working day before Thursday 9: Monday 6 and Tuesday 7.
        await PlanAsync(program, "=Letter: draft", durationDays: 2, anchor, offsetDays: -1);
        await PlanAsync(program, "Press day", durationDays: 0, anchor, offsetDays: -1);
        await PlanAsync(program, "Some time", durationDays: 1, anchor: null, offsetDays: 0);
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);

        var csv = await FileAsync(visitor, "plan.csv");
        Assert.StartsWith("\"Task\";\"Phase\";\"Working days\";\"Begin by\"", csv, StringComparison.Ordinal);
        Assert.Contains("\"'=Letter: draft\";\"\";\"2\";\"2023-02-06\";\"2023-02-07\";\"Vote: final; #1\"", csv, StringComparison.Ordinal);
        Assert.Contains("\"Some time\";\"\";\"1\";\"\";\"\";\"\"", csv, StringComparison.Ordinal);
        var late = await FileAsync(visitor, "plan.csv?show=Late");
        Assert.Equal((2, true), (late.Trim().Split('\n').Length, late.Contains("Letter", StringComparison.Ordinal)));

        using var workbook = new MemoryStream(
            await visitor.Client.GetByteArrayAsync(Address("plan.xlsx?q=press"), TestContext.Current.CancellationToken)
        );
        var row = Assert.Single(workbook.Query(useHeaderRow: true).Cast<IDictionary<string, object>>());
        Assert.Equal(("Press day", "2023-02-08"), (row["Task"], row["Finished by"]));

        var chart = (await FileAsync(visitor, "plan.mmd")).Split('\n', StringSplitOptions.TrimEntries);
        Assert.Equal(["gantt", "title Test campaign", "dateFormat YYYY-MM-DD"], chart[..3]);
        Assert.Contains("Vote∶ final, ＃1 :milestone, 2023-02-09, 0d", chart);
        Assert.Contains("=Letter∶ draft :crit, 2023-02-06, 2023-02-07", chart);
        Assert.Contains("Press day :milestone, 2023-02-08, 0d", chart);
        Assert.DoesNotContain(chart, line => line.StartsWith("Some time", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_offers_the_list_as_shown_and_the_whole_plan_with_what_is_done()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        await PlanAsync(program, "Open", durationDays: 1, anchor: null, offsetDays: 0);
        var done = await PlanAsync(program, "Over", durationDays: 1, anchor: null, offsetDays: 0);
        await program.SendAsync(HttpMethod.Patch, $"tasks/{done.Text("id")}", new { done = true, version = 1 });
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);

        await visitor.OpenAsync("/admin/campaigns/test/plan");
        var files = visitor.Page.QuerySelectorAll("a[href*='plan.csv']").Select(link => link.GetAttribute("href")!).ToList();

        Assert.Equal(2, files.Count);
        Assert.DoesNotContain("Over", await FileAsync(visitor, files[0].Split('/')[^1]), StringComparison.Ordinal);
        Assert.Contains("\"Over\"", await FileAsync(visitor, files[1].Split('/')[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_of_no_campaign_gets_no_file()
    {
        await using var hub = new HubFactory();
        using var stranger = await hub.VisitorAsync();
        foreach (var name in new[] { "plan.csv", "plan.xlsx", "plan.mmd" })
        {
            using var answer = await stranger.Client.GetAsync(Address(name), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private static Task<Programs.Answer> PlanAsync(HttpClient program, string title, int durationDays, string? anchor, int offsetDays) =>
        program.SendAsync(
            HttpMethod.Post,
            "tasks",
            new
            {
                title,
                durationDays,
                anchor,
                offsetDays,
            }
        );

    private static Task<string> FileAsync(Visitor visitor, string name) =>
        visitor.Client.GetStringAsync(Address(name), TestContext.Current.CancellationToken);

    private static Uri Address(string name) => new($"/admin/campaigns/test/{name}", UriKind.Relative);
}
