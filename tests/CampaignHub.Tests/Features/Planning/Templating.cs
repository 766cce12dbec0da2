using System.Net;
using System.Text.Json;
using CampaignHub.Features.Planning;
using CampaignHub.Planning;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Planning;

/// <summary>Plans that are used again from other dates.</summary>
public sealed class Templating
{
    private const string Plan = "/admin/campaigns/test/plan";

    [Theory]
    [InlineData("campaign", 3, 19)]
    [InlineData("meeting", 1, 12)]
    [InlineData("press", 1, 10)]
    [InlineData("letter", 1, 9)]
    [InlineData("amendment", 2, 9)]
    public async Task What_comes_with_the_hub_is_added_and_fits(string key, int dates, int tasks)
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);

        await visitor.OpenAsync($"{Plan}/templates/{key}");
        var fields = visitor.Page.QuerySelectorAll("input[type=date]").Select(each => each.GetAttribute("name")!).ToList();
        await visitor.SubmitAsync("form[data-guard]", [.. fields.Select((name, at) => (name, $"20{50 + at}-06-15"))]);
        await visitor.FollowAsync();

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Equal((dates, tasks), (fields.Count, await hub.DbAsync(db => db.Set<PlanItem>().CountAsync())));
        Assert.Equal(dates, await hub.DbAsync(db => db.Set<Anchor>().CountAsync()));
        // No working day is missing on the way to any of the dates.
        Assert.DoesNotContain("missing", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_was_not_said_adds_nothing()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);

        await visitor.OpenAsync($"{Plan}/templates/amendment");
        await visitor.SubmitAsync("form[data-guard]", ("Dates[deadline]", "2050-06-15"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("Say the day of The vote", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Anchor>().CountAsync()));
    }

    [Fact]
    public async Task A_plan_that_is_kept_is_counted_from_new_dates()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await hub.DbAsync(db =>
        {
            var vote = new Anchor
            {
                CampaignId = hub.Campaign.Id,
                Name = "Vote",
                Day = new DateOnly(2050, 6, 15),
            };
            var letter = Item(hub, "Letter");
            letter.Measure(2, vote.Id, -5);
            var calls = Item(hub, "Calls");
            calls.Measure(1, anchorId: null, 0, new DateOnly(2050, 6, 13));
            calls.WaitFor(letter.Id);
            db.AddRange(vote, letter, calls);
            return db.SaveChangesAsync();
        });

        await visitor.OpenAsync($"{Plan}/templates");
        await visitor.SubmitAsync("form[data-guard]", ("name", "Our vote"));
        await visitor.FollowAsync();
        Assert.Contains("Our vote", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync(visitor.Page.QuerySelector("a[aria-label='Use: Our vote']")!.GetAttribute("href")!);
        var field = visitor.Page.QuerySelector("input[type=date]")!.GetAttribute("name")!;
        await visitor.SubmitAsync("form[data-guard]", (field, "2051-06-15"));
        await visitor.FollowAsync();

        var added = await hub.DbAsync(db =>
            db.Set<PlanItem>()
                .Include(item => item.WaitsFor)
                .Where(item => db.Set<Anchor>().Any(anchor => anchor.Id == item.AnchorId && anchor.Day == new DateOnly(2051, 6, 15)))
                .OrderBy(item => item.Title)
                .ToListAsync()
        );
        Assert.Equal([("Calls", -1), ("Letter", -5)], added.Select(item => (item.Title, item.OffsetDays)));
        Assert.Equal(added[1].Id, Assert.Single(added[0].WaitsFor).PredecessorId);
    }

    [Fact]
    public async Task A_template_keeps_how_days_are_counted_what_links_say_and_what_bounds_a_task()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        await hub.DbAsync(db =>
        {
            // A Wednesday.
            var vote = new Anchor
            {
                CampaignId = hub.Campaign.Id,
                Name = "Vote",
                Day = new DateOnly(2050, 6, 15),
            };
            var notice = Item(hub, "Notice");
            notice.Measure(1, vote.Id, -30, dueOn: null, DayCount.CalendarDays);
            var posters = Item(hub, "Posters");
            posters.Measure(2, vote.Id, -2);
            posters.Tell(
                new PlanDetails
                {
                    Rule = DateRule.StartNoEarlierThan,
                    RuleOn = new DateOnly(2050, 6, 8),
                    Deadline = new DateOnly(2050, 6, 14),
                    BufferDays = 1.5,
                    EffortHours = 6,
                    Checklist = "[x] printer\n[ ] glue",
                }
            );
            posters.WaitFor(notice.Id).Bind(LinkType.StartToStart, 2, LagUnit.ElapsedDays);
            db.AddRange(vote, notice, posters);
            return db.SaveChangesAsync();
        });

        var kept = await program.SendAsync(HttpMethod.Post, "templates", new { name = "Vote" });
        var date = kept.Json.GetProperty("anchors")[0].GetProperty("id").GetString()!;
        // A Thursday.
        var dates = new Dictionary<string, string> { [date] = "2051-06-15" };
        Assert.Equal(
            HttpStatusCode.OK,
            (await program.SendAsync(HttpMethod.Post, $"templates/{kept.Text("key")}/use", new { dates })).Status
        );

        var added = await hub.DbAsync(db =>
            db.Set<PlanItem>()
                .Include(item => item.WaitsFor)
                .Where(item => db.Set<Anchor>().Any(anchor => anchor.Id == item.AnchorId && anchor.Day == new DateOnly(2051, 6, 15)))
                .OrderBy(item => item.Title)
                .ToListAsync()
        );
        Assert.Equal((DayCount.CalendarDays, -30), (added[0].Counting, added[0].OffsetDays));
        var again = added[1];
        var link = Assert.Single(again.WaitsFor);
        Assert.Equal((added[0].Id, LinkType.StartToStart, Lag.ElapsedDays(2)), (link.PredecessorId, link.Type, link.Lag));
        Assert.Equal((DateRule.StartNoEarlierThan, new DateOnly(2051, 6, 8)), (again.Rule, again.RuleOn));
        Assert.Equal((new DateOnly(2051, 6, 14), 1.5, 6), (again.Deadline, again.BufferDays, again.EffortHours));
        Assert.Equal("[ ] printer\n[ ] glue", again.Checklist);
    }

    [Fact]
    public async Task A_template_used_on_the_days_it_was_kept_from_is_the_same_plan()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        await hub.DbAsync(db =>
        {
            // A Wednesday and a Sunday, with Whit Monday and 14 July among the days around them.
            var vote = Decides(hub, "Vote", new DateOnly(2050, 6, 1));
            var rally = Decides(hub, "Rally", new DateOnly(2050, 7, 3));
            db.AddRange(vote, rally);
            for (var day = vote.Day.AddDays(-9); day <= rally.Day.AddDays(16); day = day.AddDays(1))
            {
                foreach (var duration in new[] { 0, 1, 6.5 })
                {
                    var item = Item(hub, $"{day:MM-dd} {duration}");
                    item.Measure(duration, anchorId: null, 0, day);
                    item.Tell(
                        new PlanDetails
                        {
                            Deadline = day.AddDays(2),
                            Rule = DateRule.FinishNoLaterThan,
                            RuleOn = day.AddDays(1),
                        }
                    );
                    db.Add(item);
                }
            }

            return db.SaveChangesAsync();
        });

        var kept = await program.SendAsync(HttpMethod.Post, "templates", new { name = "Vote" });
        var dates = kept
            .Json.GetProperty("anchors")
            .EnumerateArray()
            .ToDictionary(
                date => date.GetProperty("id").GetString()!,
                date => date.GetProperty("name").GetString() == "Vote" ? "2050-06-01" : "2050-07-03"
            );
        await program.SendAsync(HttpMethod.Post, $"templates/{kept.Text("key")}/use", new { dates });

        var tasks = (await program.SendAsync(HttpMethod.Get, "tasks"))
            .Json.EnumerateArray()
            .ToLookup(task => task.GetProperty("title").GetString());
        Assert.Equal(3 * 58, tasks.Count);
        Assert.All(tasks, same => Assert.Single(same.Select(Dates).Distinct()));

        static string Dates(JsonElement task) => $"{task.GetProperty("start")} {task.GetProperty("finish")}";
    }

    [Fact]
    public async Task A_reader_is_not_offered_templates()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);

        await visitor.OpenAsync($"{Plan}/templates");

        Assert.NotEqual(HttpStatusCode.OK, visitor.Status);
    }

    private static Anchor Decides(HubFactory hub, string name, DateOnly day) =>
        new()
        {
            CampaignId = hub.Campaign.Id,
            Name = name,
            Day = day,
        };

    private static PlanItem Item(HubFactory hub, string title) => new() { CampaignId = hub.Campaign.Id, Title = title };
}
