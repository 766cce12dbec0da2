using System.Net;
using System.Xml.Linq;
using CampaignHub.Features.Planning;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Planning;

/// <summary>The plan as a month, a week, a board, by person and on one page; all narrowed by what stands in the address.</summary>
public sealed class Viewing
{
    private const string Plan = "/admin/campaigns/test/plan";

    [Fact]
    public async Task A_month_shows_tasks_and_dates_on_their_days()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await AddAsync(hub, "Write the letter", new DateOnly(2023, 2, 17), days: 2);
        await hub.DbAsync(db =>
        {
            db.Add(
                new Anchor
                {
                    CampaignId = hub.Campaign.Id,
                    Name = "Vote",
                    Day = new DateOnly(2023, 2, 22),
                }
            );
            return db.SaveChangesAsync();
        });

        await visitor.OpenAsync($"{Plan}/month?month=2023-02");

        Assert.Equal("Write the letter", DayOf(visitor, "2023-02-16"));
        Assert.Equal("Write the letter", DayOf(visitor, "2023-02-17"));
        Assert.Equal("", DayOf(visitor, "2023-02-15"));
        Assert.Equal("Vote", DayOf(visitor, "2023-02-22"));
        await visitor.OpenAsync($"{Plan}/month?month=nonsense");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
    }

    [Fact]
    public async Task A_week_shows_my_tasks_and_ticks_them()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var me = await hub.DbAsync(db => db.Users.Where(user => !user.IsAdministrator).Select(user => user.Id).FirstAsync());
        await AddAsync(hub, "Mine", new DateOnly(2099, 2, 18), owner: me);
        await AddAsync(hub, "Nobody's", new DateOnly(2099, 2, 18));

        await visitor.OpenAsync($"{Plan}/week?week=2099-02-16");
        Assert.Contains("Mine", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody's", visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("form[action*='handler=Tick']");
        await visitor.FollowAsync();

        Assert.True(
            await hub.DbAsync(db =>
                db.Set<PlanItem>().Where(item => item.Title == "Mine").Select(item => item.DoneAt != null).SingleAsync()
            )
        );
        Assert.Contains("Done: Mine", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_moves_from_one_state_to_another()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var id = await AddAsync(hub, "Write the letter", new DateOnly(2099, 2, 17));

        await visitor.OpenAsync($"{Plan}/board");
        Assert.Contains("Write the letter", Column(visitor, "NotStarted"), StringComparison.Ordinal);
        await visitor.SubmitAsync("form.plan-move", ("state", "Started"));
        await visitor.FollowAsync();

        Assert.Contains("Write the letter", Column(visitor, "Started"), StringComparison.Ordinal);
        Assert.DoesNotContain("Write the letter", Column(visitor, "NotStarted"), StringComparison.Ordinal);
        Assert.Equal(
            PlanState.Started,
            await hub.DbAsync(db => db.Set<PlanItem>().Where(item => item.Id == id).Select(item => item.State).SingleAsync())
        );
    }

    [Fact]
    public async Task A_card_that_was_moved_goes_back_with_its_days_and_one_that_may_not_says_why_and_stays()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        using var program = await hub.ProgramAsync();
        var id = await AddAsync(hub, "Write the letter", new DateOnly(2099, 2, 17));
        await program.SendAsync(
            HttpMethod.Patch,
            $"tasks/{id}",
            new
            {
                state = "promised",
                heldFrom = "2099-02-10",
                heldTo = "2099-02-11",
                promisedTo = "Dupré",
            }
        );
        await visitor.OpenAsync($"{Plan}/board");
        await visitor.SubmitAsync("form.plan-move", ("state", "Started"));
        await visitor.FollowAsync();

        await visitor.SubmitAsync("#undo");
        await visitor.FollowAsync();

        Assert.Contains("Write the letter", Column(visitor, "Promised"), StringComparison.Ordinal);
        Assert.Null(visitor.Page.QuerySelector("#undo"));
        Assert.Equal(
            (new DateOnly(2099, 2, 10), new DateOnly(2099, 2, 11), "Dupré"),
            await hub.DbAsync(async db =>
            {
                var item = await db.Set<PlanItem>().SingleAsync(item => item.Id == id);
                return (item.HeldFrom!.Value, item.HeldTo!.Value, item.PromisedTo);
            })
        );

        await program.TaskAsync(new { title = "Some day" });
        await visitor.OpenAsync($"{Plan}/board");
        await visitor.SubmitAsync(".plan-column[data-state=NotStarted] form.plan-move", ("state", "Pinned"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("The plan gives this task no date: say from which day to which.", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Some day", Column(visitor, "NotStarted"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_column_begins_with_what_is_most_urgent_and_shows_more_when_asked()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await hub.DbAsync(db =>
        {
            // The later ones first, so that the order is not that of entry.
            for (var day = 120; day >= 1; day--)
            {
                var item = new PlanItem { CampaignId = hub.Campaign.Id, Title = $"Task {day:000}" };
                item.Measure(0, anchorId: null, offsetDays: 0, new DateOnly(2023, 3, 1).AddDays(day));
                db.Add(item);
            }

            return db.SaveChangesAsync();
        });

        await visitor.OpenAsync($"{Plan}/board");
        Assert.Equal("120", visitor.Page.QuerySelector("#s-NotStarted span")!.TextContent);
        Assert.Equal(50, Cards().Count);
        Assert.Equal("Task 001", Cards()[0]);
        Assert.Equal("Task 050", Cards()[^1]);
        var more = visitor.Page.QuerySelector(".plan-column[data-state=NotStarted] > a")!;
        Assert.Equal("Show 50 more of 70", more.TextContent);

        await visitor.OpenAsync(more.GetAttribute("href")!);
        Assert.Equal(100, Cards().Count);
        await visitor.OpenAsync(visitor.Page.QuerySelector(".plan-column[data-state=NotStarted] > a")!.GetAttribute("href")!);
        Assert.Equal("Task 120", Cards()[^1]);
        Assert.Null(visitor.Page.QuerySelector(".plan-column > a"));

        List<string> Cards() =>
            [.. visitor.Page.QuerySelectorAll(".plan-column[data-state=NotStarted] .plan-card > a").Select(card => card.TextContent)];
    }

    [Fact]
    public async Task A_view_is_narrowed_by_its_address_and_says_so_to_the_next_one()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);
        await AddAsync(hub, "By letter", new DateOnly(2099, 2, 17), channel: PlanChannel.Letter);
        await AddAsync(hub, "By phone", new DateOnly(2099, 2, 17), channel: PlanChannel.PhoneCall);

        await visitor.OpenAsync($"{Plan}/board?channel=Letter");

        Assert.Contains("By letter", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("By phone", visitor.Text, StringComparison.Ordinal);
        var month = visitor.Page.QuerySelector($"nav.hub-tabs a[href^='{Plan}/month']")!.GetAttribute("href");
        Assert.Equal($"{Plan}/month?channel=Letter", month);
        Assert.Null(visitor.Page.QuerySelector("form.plan-move"));
    }

    [Fact]
    public async Task The_sheet_is_svg_in_millimetres_with_every_name_and_no_markup_of_theirs()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);
        await AddAsync(hub, "<script>alert(1)</script> & co", new DateOnly(2099, 2, 17), days: 3);

        using var answer = await visitor.Client.GetAsync(
            new Uri($"{Plan}/sheet.svg?size=A4", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        var svg = XDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!;

        Assert.Equal(
            ("image/svg+xml", "297mm", "210mm"),
            (answer.Content.Headers.ContentType!.MediaType, (string?)svg.Attribute("width"), (string?)svg.Attribute("height"))
        );
        Assert.Contains(svg.Descendants(), each => each.Name.LocalName == "text" && each.Value == "<script>alert(1)</script> & co");
        Assert.DoesNotContain(svg.Descendants(), each => each.Name.LocalName == "script");
        await visitor.OpenAsync($"{Plan}/sheet");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.DoesNotContain(
            visitor.Page.QuerySelectorAll("script"),
            script => script.TextContent.Contains("alert", StringComparison.Ordinal)
        );
    }

    // Of twelve weeks from this one; the clock of tests stands still.
    [Fact]
    public async Task The_workload_spreads_effort_over_the_days_worked_and_marks_too_much()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var me = await hub.DbAsync(db => db.Users.Where(user => !user.IsAdministrator).Select(user => user.Id).FirstAsync());
        var today = await hub.DbAsync(db => Task.FromResult(db.Here.Today));
        var friday = today.AddDays(12 - (((int)today.DayOfWeek + 6) % 7) + 14);
        await AddAsync(hub, "Heavy", friday, days: 5, owner: me, hours: 100);

        await visitor.OpenAsync($"{Plan}/workload");

        var row = visitor.Page.QuerySelectorAll(".plan-load tbody tr").Single();
        Assert.Equal("100", row.QuerySelectorAll("td")[^2].TextContent.Trim());
        Assert.NotEmpty(row.QuerySelectorAll(".plan-too-much"));
    }

    private static string DayOf(Visitor visitor, string day) =>
        string.Join(
            ", ",
            visitor
                .Page.QuerySelector($".plan-month time[datetime='{day}']")!
                .ParentElement!.QuerySelectorAll("a")
                .Select(each => each.TextContent)
        );

    private static string Column(Visitor visitor, string state) =>
        visitor.Page.QuerySelector($"section[aria-labelledby=s-{state}] ul")!.TextContent;

    [Fact]
    public async Task The_table_is_sorted_by_its_heads_and_comes_in_pages()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await hub.DbAsync(db =>
        {
            for (var number = 1; number <= 101; number++)
            {
                var item = new PlanItem { CampaignId = hub.Campaign.Id, Title = $"Step {number:000}" };
                item.Measure(1, anchorId: null, 0, new DateOnly(2099, 6, 30).AddDays(-number));
                db.Add(item);
            }

            db.Add(new PlanItem { CampaignId = hub.Campaign.Id, Title = "Åbout nothing yet" });
            return db.SaveChangesAsync();
        });

        await visitor.OpenAsync($"{Plan}?sort=task");
        Assert.Equal(("Åbout nothing yet", "Step 001", 100), Rows());
        Assert.Equal("ascending", visitor.Page.QuerySelector("th[aria-sort]")!.GetAttribute("aria-sort"));
        await visitor.OpenAsync(visitor.Page.QuerySelector("th[aria-sort] a")!.GetAttribute("href")!);
        Assert.Equal(("Step 101", "Step 100", 100), Rows());
        // The last days come last; what has none stands after them, on the second page.
        await visitor.OpenAsync($"{Plan}?sort=begin&page=2");
        Assert.Equal(("Step 001", "Åbout nothing yet", 2), Rows());
        await visitor.SubmitAsync("form[action*='handler=Tick']");
        Assert.Equal($"{Plan}?sort=begin&page=2", visitor.Location?.ToString());

        (string First, string Second, int Count) Rows()
        {
            var names = visitor.Page.QuerySelectorAll("tbody th a").Select(link => link.TextContent).ToList();
            return (names[0], names[1], names.Count);
        }
    }

    /// <summary>Today is Tuesday 7 February 2023. Print ends on Wednesday 15 February, the eve of the vote, and Write begins two days after it begins.</summary>
    [Fact]
    public async Task The_table_shows_and_does_all_that_the_timeline_does()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var print = await SessionAsync(program);

        await visitor.OpenAsync(Plan);
        Assert.DoesNotContain("Bound to", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync(visitor.Page.QuerySelector("#columns")!.GetAttribute("href")!);
        Assert.Contains("Session", visitor.Page.QuerySelector("#list details")!.TextContent, StringComparison.Ordinal);
        var baseline = visitor.Page.QuerySelectorAll("select[name=baseline] option")[1].GetAttribute("value");
        await visitor.OpenAsync($"{Plan}?columns=all&baseline={baseline}");
        Assert.Equal("after Print (Start to start, +2 Working days)", Cell("Write", "Bound to"));
        Assert.Equal("within Session", Cell("Print", "Bound to"));
        // The window opened on Wednesday 1 February, but what is over is no room: seven working days are left before Thursday 16, where Print stands now.
        Assert.Equal("7", Cell("Print", "Slack"));
        // Two days that end on the eve of Thursday 16 February became the two that end on Friday 17, the eve of work of Monday 20.
        Assert.Equal("14 February 2023 – 15 February 2023 2 days later", Cell("Print", "Baseline"));

        // Moved and lengthened from here, bound on the page of the task: shown first each time.
        Assert.Equal(2, visitor.Page.QuerySelectorAll($"tr:has(th a[href$='{print}']) form[action*=preview]").Length);
        await visitor.OpenAsync($"{Plan}/preview?kind=Duration&id={print}&days=3");
        Assert.Contains("Print takes 3 working days in place of 2 working days", visitor.Text, StringComparison.Ordinal);
        // Links, and how they bind, likewise.
        await visitor.OpenAsync($"{Plan}?columns=all");
        var link = visitor.Page.QuerySelector("tr form.plan-link")!;
        var bound = string.Join(
            '&',
            link.QuerySelectorAll("input").Take(3).Select(each => $"{each.GetAttribute("name")}={each.GetAttribute("value")}")
        );
        await visitor.OpenAsync($"{link.GetAttribute("action")}?{bound}&type=FinishToStart&lag=1&unit=ElapsedDays");
        Assert.Contains("Finish to start, +1 Elapsed days", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync($"{link.GetAttribute("action")}?{bound}&type=StartToStart&lag=2&unit=WorkingDays");
        Assert.Contains("This is so already: there is nothing to change.", visitor.Text, StringComparison.Ordinal);

        string Cell(string title, string label) => CellOf(visitor, title, label);
    }

    private static string CellOf(Visitor visitor, string title, string label) =>
        string.Join(
            ' ',
            visitor
                .Page.QuerySelectorAll("tbody tr")
                .First(row => row.QuerySelector("th a")!.TextContent == title)
                .QuerySelector($"td[data-label='{label}']")!
                .TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    /// <returns>The task Print, moved since the baseline.</returns>
    private static async Task<string> SessionAsync(HttpClient program)
    {
        var anchor = await program.AnchorAsync("Vote", "2023-02-16");
        var window = (
            await program.SendAsync(
                HttpMethod.Post,
                "windows",
                new
                {
                    name = "Session",
                    from = "2023-02-01",
                    to = "2023-02-28",
                }
            )
        ).Text("id");
        var write = await program.TaskAsync(new { title = "Write", dueOn = "2023-02-28" });
        var print = await program.TaskAsync(
            new
            {
                title = "Print",
                anchor,
                window,
                durationDays = 2,
            }
        );
        await program.SendAsync(HttpMethod.Post, "baselines", new { name = "As promised" });
        await program.SendAsync(
            HttpMethod.Post,
            "links",
            new
            {
                from = print,
                to = write,
                type = "start_to_start",
                lag = 2,
            }
        );
        await program.SendAsync(
            HttpMethod.Post,
            "schedule",
            new
            {
                changes = new[]
                {
                    new
                    {
                        kind = "anchor",
                        id = anchor,
                        from = "2023-02-20",
                    },
                },
            }
        );
        return print;
    }

    [Fact]
    public async Task The_timeline_is_narrowed_by_its_address_and_by_nothing_else()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);
        await AddAsync(hub, "By letter", new DateOnly(2099, 2, 17), channel: PlanChannel.Letter);
        await AddAsync(hub, "By phone", new DateOnly(2099, 2, 17), channel: PlanChannel.PhoneCall);

        await visitor.OpenAsync($"{Plan}/timeline?channel=Letter&whole=true");
        Assert.Equal(["By letter"], visitor.Page.QuerySelectorAll(".tl-names a").Select(link => link.TextContent));
        Assert.Equal($"{Plan}/month?channel=Letter", visitor.Page.QuerySelector("nav.hub-tabs a[href*='/month']")!.GetAttribute("href"));
        Assert.Equal("true", visitor.Page.QuerySelector("form.hub-filter input[name=whole]")!.GetAttribute("value"));
        var drawn = await visitor.Client.GetStringAsync(
            new Uri(visitor.Page.QuerySelector("[data-chart]")!.GetAttribute("data-src")!, UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Contains("By letter", drawn, StringComparison.Ordinal);
        Assert.DoesNotContain("By phone", drawn, StringComparison.Ordinal);

        await visitor.OpenAsync($"{Plan}/timeline");
        Assert.Equal(2, visitor.Page.QuerySelectorAll(".tl-names a").Length);
        await visitor.OpenAsync($"{Plan}/timeline?q=telegram");
        Assert.Contains("Nothing found", visitor.Text, StringComparison.Ordinal);
    }

    private static Task<Guid> AddAsync(
        HubFactory hub,
        string title,
        DateOnly due,
        double days = 1,
        Guid? owner = null,
        PlanChannel? channel = null,
        double? hours = null
    ) =>
        hub.DbAsync(async db =>
        {
            var item = new PlanItem
            {
                CampaignId = hub.Campaign.Id,
                Title = title,
                OwnerId = owner,
            };
            item.Measure(days, anchorId: null, 0, due);
            item.Tell(new PlanDetails { Channel = channel, EffortHours = hours });
            db.Add(item);
            await db.SaveChangesAsync();
            return item.Id;
        });
}
