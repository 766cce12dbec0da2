using System.Net;
using CampaignHub.Features.Planning;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Planning;

/// <summary>Expected days are counted by hand on the French calendar of 2022–2023.</summary>
public sealed class CountingBack
{
    [Fact]
    public async Task A_milestone_sixty_working_days_before_the_meeting_of_17_January_2023_stands_on_21_October()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var anchor = await AnchorAsync(visitor, hub, "Meeting", "2023-01-17");

        await TaskAsync(
            visitor,
            "Plan begins",
            ("Form.DurationDays", "0"),
            ("Form.AnchorId", $"{anchor}"),
            ("Form.Days", "60"),
            ("Form.IsAfter", "false")
        );
        await TaskAsync(
            visitor,
            "Written reply",
            ("Form.DurationDays", "0"),
            ("Form.AnchorId", $"{anchor}"),
            ("Form.Days", "10"),
            ("Form.IsAfter", "true")
        );

        await visitor.OpenAsync("/admin/campaigns/test/plan");
        Assert.Contains("21 October 2022", Row(visitor, "Plan begins"), StringComparison.Ordinal);
        Assert.Contains("31 January 2023", Row(visitor, "Written reply"), StringComparison.Ordinal);
        await visitor.OpenAsync("/admin/campaigns/test/plan/timeline");
        Assert.Equal(2, visitor.Page.QuerySelectorAll("svg.tl .tl-bar").Length);
        // The names stand beside the drawing, so that they stay while it is scrolled to today.
        Assert.Equal(2, visitor.Page.QuerySelectorAll(".tl-names > li").Length);
        Assert.NotEqual("0", visitor.Page.QuerySelector("[data-scroll-to]")?.GetAttribute("data-scroll-to"));
    }

    /// <summary>19 March 2023 is a Sunday, on which nothing stands: the day worked before it is the Friday.</summary>
    [Theory]
    [InlineData("2023-03-15", "2023-03-15", "2023-03-14")]
    [InlineData("2023-03-19", "2023-03-17", "2023-03-17")]
    public async Task A_milestone_no_day_before_its_anchor_stands_on_its_day_and_work_before_it_is_finished_the_day_before(
        string day,
        string stands,
        string eve
    )
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var anchor = (await program.SendAsync(HttpMethod.Post, "anchors", new { name = "Meeting", day })).Text("id");
        var work = await program.TaskAsync(new { title = "Work", durationDays = 1 });
        var meeting = await program.TaskAsync(
            new
            {
                title = "The meeting",
                durationDays = 0,
                anchor,
                offsetDays = 0,
            }
        );
        await program.SendAsync(HttpMethod.Post, "links", new { from = work, to = meeting });

        var dates = await program.DatesAsync();

        Assert.Equal(($"{stands} {stands}", $"{eve} {eve}"), (dates["The meeting"], dates["Work"]));
    }

    [Fact]
    public async Task Only_a_date_that_decides_is_told_to_fall_on_a_holiday()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);
        await program.TaskAsync(
            new
            {
                title = "The day before the holiday",
                durationDays = 1,
                dueOn = "2023-07-13",
            }
        );
        await visitor.OpenAsync("/admin/campaigns/test/plan");
        Assert.DoesNotContain("holiday, which is allowed", visitor.Text, StringComparison.Ordinal);

        await program.SendAsync(HttpMethod.Post, "anchors", new { name = "Garden party", day = "2023-07-14" });

        await visitor.OpenAsync("/admin/campaigns/test/plan");
        Assert.Contains("This date falls on a holiday, which is allowed: Garden party.", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_is_late_when_its_start_has_passed_and_stops_being_so_when_done()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        // Two working days before Thursday 9 February, taking two days: Monday 6 and Tuesday 7. Today is Tuesday 7.
        var anchor = await AnchorAsync(visitor, hub, "Vote", "2023-02-09");
        await TaskAsync(
            visitor,
            "Write the letter",
            ("Form.DurationDays", "2"),
            ("Form.AnchorId", $"{anchor}"),
            ("Form.Days", "1"),
            ("Form.IsAfter", "false")
        );

        await visitor.OpenAsync("/admin/campaigns/test/plan?show=Late");
        Assert.Contains("Write the letter", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("6 February 2023", Row(visitor, "Write the letter"), StringComparison.Ordinal);
        await visitor.OpenAsync("/admin/campaigns/test");
        Assert.Contains("It should have begun on 6 February 2023.", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync("/admin/campaigns/test/plan?show=Late");
        await visitor.SubmitAsync("form[action*=Tick]");

        await visitor.OpenAsync("/admin/campaigns/test/plan?show=Late");
        Assert.DoesNotContain("Write the letter", visitor.Page.QuerySelector("#list")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await hub.DbAsync(db => db.Outbox.CountAsync(row => row.Name == nameof(TaskDone))));
    }

    /// <summary>Friday 17 February is the last day of two: it begins on Thursday 16.</summary>
    [Fact]
    public async Task A_task_with_a_day_of_its_own_is_counted_back_from_the_end_of_it()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);

        await TaskAsync(visitor, "Print the leaflets", ("Form.DurationDays", "2"), ("Form.DueOn", "2023-02-17"));

        await visitor.OpenAsync("/admin/campaigns/test/plan");
        Assert.Contains("16 February 2023", Row(visitor, "Print the leaflets"), StringComparison.Ordinal);
        Assert.Contains("17 February 2023", Row(visitor, "Print the leaflets"), StringComparison.Ordinal);
        Assert.DoesNotContain("late", Row(visitor, "Print the leaflets"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_that_nothing_decides_about_has_no_date_and_is_not_late()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        using var program = await hub.ProgramAsync();
        await AnchorAsync(visitor, hub, "Vote", "2022-10-10");

        await TaskAsync(visitor, "Some day");

        await visitor.OpenAsync("/admin/campaigns/test/plan");
        Assert.Contains("no date", Row(visitor, "Some day"), StringComparison.Ordinal);
        Assert.DoesNotContain("202", Row(visitor, "Some day"), StringComparison.Ordinal);
        await visitor.OpenAsync("/admin/campaigns/test/plan?show=Late");
        Assert.Null(visitor.Page.QuerySelector("tbody"));
        await visitor.OpenAsync("/admin/campaigns/test");
        Assert.DoesNotContain("Some day", visitor.Text, StringComparison.Ordinal);
        var told = await program.SendAsync(HttpMethod.Get, "tasks");
        Assert.Contains("\"start\":null", told.Json.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_anchor_goes_only_when_no_task_is_counted_from_it()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var anchor = await AnchorAsync(visitor, hub, "Vote", "2023-03-10");
        await TaskAsync(visitor, "Write the letter", ("Form.AnchorId", $"{anchor}"));
        await visitor.OpenAsync("/admin/campaigns/test/plan/anchors");

        await visitor.SubmitAsync("form[action*=Removal]");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("Tasks counted from Vote: 1. Give them another anchor first.", visitor.Text, StringComparison.Ordinal);
        await hub.DbAsync(db => db.Set<PlanItem>().ExecuteDeleteAsync());
        await visitor.OpenAsync("/admin/campaigns/test/plan/anchors");
        await visitor.SubmitAsync("form[action*=Removal]");
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Anchor>().CountAsync()));
    }

    [Fact]
    public async Task Tasks_that_would_wait_for_one_another_are_refused_by_name()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await TaskAsync(visitor, "First");
        var first = await hub.DbAsync(db => db.Set<PlanItem>().Select(item => item.Id).SingleAsync());
        await TaskAsync(visitor, "Second", ("Form.WaitsFor", $"{first}"));
        var second = await hub.DbAsync(db =>
            db.Set<PlanItem>().Where(item => item.Title == "Second").Select(item => item.Id).SingleAsync()
        );

        await visitor.OpenAsync($"/admin/campaigns/test/plan/{first}");
        await visitor.SubmitAsync("form[data-dirty]", ("Form.WaitsFor", $"{second}"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("First → Second → First", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_anchor_moves_the_task_moves_with_it()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var anchor = await AnchorAsync(visitor, hub, "Meeting", "2026-05-28");
        await TaskAsync(
            visitor,
            "Ten before",
            ("Form.DurationDays", "0"),
            ("Form.AnchorId", $"{anchor}"),
            ("Form.Days", "10"),
            ("Form.IsAfter", "false")
        );
        await visitor.OpenAsync("/admin/campaigns/test/plan");
        Assert.Contains("12 May 2026", Row(visitor, "Ten before"), StringComparison.Ordinal);

        await visitor.OpenAsync("/admin/campaigns/test/plan/anchors");
        await visitor.SubmitAsync("form[action*=Move]", ("day", "2023-01-17"));
        await visitor.FollowAsync();
        await visitor.SubmitAsync("form[data-guard]");

        await visitor.OpenAsync("/admin/campaigns/test/plan");
        Assert.Contains("3 January 2023", Row(visitor, "Ten before"), StringComparison.Ordinal);
    }

    private static async Task<Guid> AnchorAsync(Visitor visitor, HubFactory hub, string name, string day)
    {
        await visitor.OpenAsync("/admin/campaigns/test/plan/anchors");
        await visitor.SubmitAsync("form[data-guard]", ("name", name), ("day", day));
        return await hub.DbAsync(db => db.Set<Anchor>().Where(anchor => anchor.Name == name).Select(anchor => anchor.Id).SingleAsync());
    }

    private static async Task TaskAsync(Visitor visitor, string title, params (string, string)[] fields)
    {
        await visitor.OpenAsync("/admin/campaigns/test/plan/new");
        await visitor.SubmitAsync("form[data-guard]", [("Form.Title", title), .. fields]);
        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
    }

    private static string Row(Visitor visitor, string title) =>
        visitor.Page.QuerySelectorAll("tbody tr").First(row => row.TextContent.Contains(title, StringComparison.Ordinal)).TextContent;
}
