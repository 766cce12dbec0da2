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
        await visitor.SubmitAsync("form[data-guard]", ("Form.WaitsFor", $"{second}"));

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
