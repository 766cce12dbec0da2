using System.Net;
using CampaignHub.Features.Planning;
using CampaignHub.Features.Planning.Recurring;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Planning;

/// <summary>What is rarely told of a task, and what it does to its dates. February 2023 has no public holiday; today is Tuesday 7.</summary>
public sealed class TellingMore
{
    /// <summary>One day before Thursday 16 February is Wednesday 15; three working days of rest before that put it on Friday 10.</summary>
    [Fact]
    public async Task A_buffer_brings_a_task_forward()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var anchor = await program.AnchorAsync("Vote", "2023-02-16");
        await program.TaskAsync(new { title = "Without", anchor });
        await program.TaskAsync(
            new
            {
                title = "With",
                anchor,
                bufferDays = 3,
            }
        );

        var dates = await program.DatesAsync();

        Assert.Equal(("2023-02-15 2023-02-15", "2023-02-10 2023-02-10"), (dates["Without"], dates["With"]));
    }

    [Fact]
    public async Task A_form_keeps_all_that_is_told()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await visitor.OpenAsync("/admin/campaigns/test/plan/new");

        await visitor.SubmitAsync(
            "form[data-guard]",
            ("Form.Title", "Letter"),
            ("Form.Phase", "Prepare"),
            ("Form.Rule", "StartNoEarlierThan"),
            ("Form.RuleOn", "2023-02-13"),
            ("Form.Deadline", "2023-02-20"),
            ("Form.EffortHours", "12"),
            ("Form.Channel", "Letter"),
            ("Form.Checklist", "write it\n[x] choose the paper")
        );

        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
        var item = await hub.DbAsync(db => db.Set<PlanItem>().SingleAsync());
        Assert.Equal((DateRule.StartNoEarlierThan, new DateOnly(2023, 2, 13)), (item.Rule, item.RuleOn));
        Assert.Equal((new DateOnly(2023, 2, 20), 12.0, PlanChannel.Letter), (item.Deadline, item.EffortHours, item.Channel));
        await visitor.FollowAsync();
        Assert.Contains("Prepare", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("1 / 2", visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("form[action*=Check]");
        await visitor.FollowAsync();
        Assert.Contains("2 / 2", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_is_about_a_demand_and_a_meeting_and_stands_with_both()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var demand = await MadeAsync(program, "demands", new { title = "Publish the source code", text = "All of it." });
        var meeting = await MadeAsync(program, "meetings", new { title = "With the director", startsOn = "2023-03-17" });
        var other = await MadeAsync(program, "demands", new { title = "Stop the score", text = "At once." });

        await visitor.OpenAsync("/admin/campaigns/test/plan/new");
        await visitor.SubmitAsync(
            "form[data-guard]",
            ("Form.Title", "Brief"),
            ("Form.DueOn", "2023-03-10"),
            ("Form.About", $"demand:{demand}"),
            ("Form.About", $"meeting:{meeting}")
        );
        await visitor.FollowAsync();
        Assert.Equal(
            ["1. Publish the source code", "With the director"],
            visitor.Page.QuerySelectorAll("dl.hub-facts dd a").Select(link => link.TextContent).Order(StringComparer.Ordinal)
        );

        foreach (var page in new[] { $"/admin/campaigns/test/demands/{demand}", $"/admin/campaigns/test/meetings/{meeting}" })
        {
            await visitor.OpenAsync(page);
            Assert.Contains("Brief", visitor.Text, StringComparison.Ordinal);
        }

        await visitor.OpenAsync($"/admin/campaigns/test/plan?demand={demand}");
        Assert.Contains("Brief", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync($"/admin/campaigns/test/plan?demand={other}");
        Assert.DoesNotContain("Brief", visitor.Text, StringComparison.Ordinal);

        // A program sees both, and takes one away; what is not there is refused.
        var task = $"tasks/{await hub.ItemAsync("Brief")}";
        Assert.Equal(2, (await program.SendAsync(HttpMethod.Get, task)).Json.GetProperty("about").GetArrayLength());
        await program.SendAsync(HttpMethod.Patch, task, new { about = new[] { new { kind = "meeting", id = meeting } } });
        Assert.Equal(meeting, (await program.SendAsync(HttpMethod.Get, task)).Json.GetProperty("about")[0].GetProperty("id").GetString());
        var gone = await program.SendAsync(HttpMethod.Patch, task, new { about = new[] { new { kind = "meeting", id = demand } } });
        Assert.Equal("What the task is about is not here any more.", gone.Text("detail"));
    }

    private static async Task<string> MadeAsync(HttpClient program, string kind, object body)
    {
        var answer = await program.SendAsync(HttpMethod.Post, kind, body);
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        return answer.Text("id")!;
    }

    /// <summary>Nine days before Friday 9 June 2023, Whit Monday being 29 May.</summary>
    [Fact]
    public async Task Days_before_an_anchor_are_counted_as_told()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var anchor = await program.AnchorAsync("Vote", "2023-06-09");
        foreach (var counting in new[] { "working_days", "calendar_days", "six_day_week" })
        {
            await program.TaskAsync(
                new
                {
                    title = counting,
                    anchor,
                    durationDays = 0,
                    offsetDays = -9,
                    counting,
                }
            );
        }

        var dates = await program.DatesAsync();

        Assert.StartsWith("2023-05-26", dates["working_days"], StringComparison.Ordinal);
        Assert.StartsWith("2023-05-31", dates["calendar_days"], StringComparison.Ordinal);
        Assert.StartsWith("2023-05-30", dates["six_day_week"], StringComparison.Ordinal);
    }

    /// <summary>Both are counted from the end of Wednesday 15: the second begins two days after the first began (Thursday 9 + 2 = Monday 13).</summary>
    /// <summary>A milestone of Friday 17 stands on it, not on the Monday after; one of Sunday 19 on the Friday as well.</summary>
    [Fact]
    public async Task A_milestone_stands_on_its_day()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        foreach (var dueOn in new[] { "2023-02-17", "2023-02-19" })
        {
            await program.TaskAsync(
                new
                {
                    title = dueOn,
                    dueOn,
                    durationDays = 0,
                }
            );
        }

        Assert.Equal(["2023-02-17 2023-02-17", "2023-02-17 2023-02-17"], (await program.DatesAsync()).Values);
    }

    [Fact]
    public async Task A_link_binds_the_ends_it_names_with_its_lag()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var anchor = await program.AnchorAsync("Vote", "2023-02-16");
        var first = await program.TaskAsync(new { title = "First", durationDays = 4 });
        var second = await program.TaskAsync(
            new
            {
                title = "Second",
                durationDays = 3,
                anchor,
            }
        );
        await program.SendAsync(
            HttpMethod.Post,
            "links",
            new
            {
                from = first,
                to = second,
                type = "start_to_start",
                lag = 2,
            }
        );

        var twice = await program.SendAsync(
            HttpMethod.Post,
            "links",
            new
            {
                from = first,
                to = second,
                type = "start_to_start",
                lag = 2,
            }
        );
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "This link is there already."), (twice.Status, twice.Text("detail")));
        var dates = await program.DatesAsync();

        Assert.Equal("2023-02-13 2023-02-15", dates["Second"]);
        Assert.Equal("2023-02-09 2023-02-14", dates["First"]);
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await visitor.OpenAsync($"/admin/campaigns/test/plan/preview?kind=Link&id={second}&after={first}&type=FinishToStart&lag=0");
        await visitor.SubmitAsync("form[data-guard]");
        Assert.Equal("2023-02-07 2023-02-10", (await program.DatesAsync())["First"]);
        var loop = await program.SendAsync(HttpMethod.Post, "links", new { from = second, to = first });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, loop.Status);
        Assert.Contains(
            "First → Second → First",
            loop.Json.GetRawText().Replace("\\u2192", "→", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    /// <summary>Links of what is done decide nothing today, but would as soon as it is opened again.</summary>
    [Fact]
    public async Task Tasks_that_are_done_do_not_wait_for_one_another_either()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var first = await program.TaskAsync(new { title = "First", dueOn = "2023-02-16" });
        var second = await program.TaskAsync(
            new
            {
                title = "Second",
                dueOn = "2023-02-17",
                waitsFor = new[] { first },
            }
        );
        foreach (var task in new[] { first, second })
        {
            await program.SendAsync(HttpMethod.Put, $"tasks/{task}/completion", new { done = true });
        }

        var loop = await program.SendAsync(HttpMethod.Post, "links", new { from = second, to = first });
        Assert.Equal("These tasks would wait for one another: First → Second → First.", loop.Text("detail"));

        var opened = await program.SendAsync(HttpMethod.Put, $"tasks/{second}/completion", new { done = false });
        Assert.Equal(HttpStatusCode.NoContent, opened.Status);
        Assert.Equal("not_started", (await program.SendAsync(HttpMethod.Get, $"tasks/{second}")).Text("state"));
        var unknown = await program.SendAsync(
            HttpMethod.Post,
            "tasks",
            new { title = "Third", waitsFor = new[] { Guid.CreateVersion7() } }
        );
        Assert.Equal("The task to wait for is not part of the plan any more.", unknown.Text("detail"));
    }

    [Fact]
    public async Task Phases_sum_up_their_tasks_and_come_one_after_the_other()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var anchor = await program.AnchorAsync("Vote", "2023-02-16");
        await program.TaskAsync(
            new
            {
                title = "Write",
                phase = "Prepare",
                durationDays = 2,
            }
        );
        await program.TaskAsync(
            new
            {
                title = "Meet",
                phase = "Go",
                durationDays = 2,
                anchor,
            }
        );
        await program.TaskAsync(
            new
            {
                title = "Call",
                phase = "go",
                durationDays = 1,
                anchor,
            }
        );
        await visitor.OpenAsync("/admin/campaigns/test/plan/phases");
        var prepare = visitor
            .Page.QuerySelectorAll("select[name=after] option")
            .First(option => option.TextContent.Contains("Prepare", StringComparison.Ordinal))
            .GetAttribute("value")!;

        await visitor.SubmitAsync("li:nth-child(2) form[action*=Change]", ("after", prepare));

        // Go is Tuesday 14 and Wednesday 15, so that Prepare ends on Monday 13.
        var plan = (await program.SendAsync(HttpMethod.Get, "plans")).Json[0];
        Assert.Equal(
            ["Prepare 2023-02-10 2023-02-13", "Go 2023-02-14 2023-02-15"],
            plan.GetProperty("phases")
                .EnumerateArray()
                .Select(phase => $"{phase.GetProperty("name")} {phase.GetProperty("start")} {phase.GetProperty("finish")}")
        );
    }

    [Theory]
    [InlineData("started", "2023-02-03", null)]
    [InlineData("pinned", "2023-02-09", "2023-02-10")]
    [InlineData("promised", "2023-02-09", "2023-02-10")]
    [InlineData("done", "2023-02-01", "2023-02-02")]
    public async Task A_task_whose_dates_are_held_does_not_move_with_its_anchor(string state, string heldFrom, string? heldTo)
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var anchor = await program.AnchorAsync("Vote", "2023-03-16");
        await program.TaskAsync(
            new
            {
                title = "Held",
                anchor,
                state,
                heldFrom,
                heldTo,
                durationDays = 2,
            }
        );
        await program.TaskAsync(new { title = "Free", anchor });
        var before = await program.DatesAsync();

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
                        from = "2023-03-30",
                    },
                },
            }
        );

        var after = await program.DatesAsync();
        Assert.StartsWith(heldFrom, after["Held"], StringComparison.Ordinal);
        Assert.Equal(before["Held"], after["Held"]);
        Assert.NotEqual(before["Free"], after["Free"]);
    }

    [Fact]
    public async Task A_recurring_task_is_ended_without_losing_what_is_done()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await visitor.OpenAsync("/admin/campaigns/test/plan/series");
        await visitor.SubmitAsync(
            "form#repeat",
            ("Title", "Press review"),
            ("Interval", "1"),
            ("Every", "Week"),
            ("First", "2023-02-06"),
            ("Until", "2023-03-06")
        );
        var items = await hub.DbAsync(db => db.Set<PlanItem>().OrderBy(item => item.DueOn).ToListAsync());
        Assert.Equal([6, 13, 20, 27, 6], items.Select(item => item.DueOn!.Value.Day));
        await visitor.OpenAsync($"/admin/campaigns/test/plan/{items[0].Id}");
        await visitor.SubmitAsync("form[action*=Tick]");

        await visitor.OpenAsync("/admin/campaigns/test/plan/series");
        await visitor.SubmitAsync("form[action*=End]", ("last", "2023-02-14"));

        var left = await hub.DbAsync(db => db.Set<PlanItem>().OrderBy(item => item.DueOn).ToListAsync());
        Assert.Equal([(6, true), (13, false)], left.Select(item => (item.DueOn!.Value.Day, item.IsDone)));
        Assert.True(await hub.DbAsync(db => db.Set<PlanSeries>().Select(series => series.IsEnded).SingleAsync()));
    }
}
