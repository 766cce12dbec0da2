using System.Net;
using CampaignHub.Features.Planning.Replanning;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Planning;

/// <summary>
/// What a task's own page changes of its dates: shown first, accepted or left, taken back. Today is Tuesday 7 February 2023; Print (two days) ends right
/// before Thursday 16 March, Write (five days) right before Print.
/// </summary>
public sealed class ReplanningTasks
{
    private const string Preview = "/admin/campaigns/test/plan/preview";

    [Fact]
    public async Task A_form_that_counts_a_task_otherwise_shows_what_would_move_and_saves_all_else()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var (_, print) = await BuildAsync(program);
        var before = await program.DatesAsync();

        await visitor.OpenAsync($"/admin/campaigns/test/plan/{print}");
        await visitor.SubmitAsync("form[data-dirty]", ("Form.Note", "In colour"), ("Form.Days", "5"), ("Form.BufferDays", "1"));
        await visitor.FollowAsync();

        Assert.Contains("2 tasks move.", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("5 working days before Vote (until now: right before Vote)", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("buffer of 1 working day (until now: no buffer)", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(before, await program.DatesAsync());
        Assert.Equal("In colour", (await program.SendAsync(HttpMethod.Get, $"tasks/{print}")).Text("note"));
        Assert.Equal($"/admin/campaigns/test/plan/{print}", visitor.Page.QuerySelector("form[data-guard] a")!.GetAttribute("href"));

        // Five working days free before the 16th are the 9th to the 15th without the week-end, the day of rest is the 8th.
        await visitor.SubmitAsync("form[data-guard]");
        Assert.Equal(
            ["2023-03-06 2023-03-07", "2023-02-27 2023-03-03"],
            (await program.DatesAsync()) is var moved ? [moved["Print"], moved["Write"]] : []
        );
        await BackAsync(visitor);
        Assert.Equal(before, await program.DatesAsync());
    }

    [Fact]
    public async Task A_lag_is_shown_accepted_and_taken_back_and_so_is_a_task_that_waits_no_longer()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var (write, print) = await BuildAsync(program);
        var before = await program.DatesAsync();
        await visitor.OpenAsync($"/admin/campaigns/test/plan/{print}");
        var form = visitor.Page.QuerySelector("form.plan-link")!;
        Assert.Equal(
            ["after", "id", "kind", "lag", "type", "unbound", "unit"],
            form.QuerySelectorAll("[name]").Select(field => field.GetAttribute("name")!).Order(StringComparer.Ordinal)
        );

        await visitor.OpenAsync($"{Preview}?kind=Link&id={print}&after={write}&type=FinishToStart&lag=3&unit=WorkingDays");
        Assert.Contains(
            "Print waits for Write: Finish to start, +3 Working days (until now: Finish to start)",
            visitor.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("1 task moves.", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(before, await program.DatesAsync());
        await visitor.SubmitAsync("form[data-guard]");
        Assert.Equal("2023-03-02 2023-03-08", (await program.DatesAsync())["Write"]);

        await visitor.OpenAsync($"{Preview}?kind=Link&id={print}&after={write}&unbound=true");
        Assert.Contains("Print waits for Write no longer", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("no date any more", visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("form[data-guard]");
        Assert.Empty(await LinksAsync(program));

        await visitor.OpenAsync($"{Preview}?back=1");
        await visitor.SubmitAsync("form[data-guard]");
        Assert.Equal(3, Assert.Single(await LinksAsync(program)).GetProperty("lag").GetDouble());
        await BackAsync(visitor);
        Assert.Equal(before, await program.DatesAsync());
    }

    [Fact]
    public async Task A_day_that_a_rule_forces_is_shown_and_a_deadline_that_is_kept_asks_nothing()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var (write, _) = await BuildAsync(program);

        await visitor.OpenAsync($"/admin/campaigns/test/plan/{write}");
        await visitor.SubmitAsync("form[data-dirty]", ("Form.Rule", "MustStartOn"), ("Form.RuleOn", "2023-03-01"));
        await visitor.FollowAsync();
        Assert.Contains("Must start on 1 March 2023 (until now: ", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("6 days earlier", visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("form[data-guard]");
        Assert.Equal("2023-03-01 2023-03-07", (await program.DatesAsync())["Write"]);

        await visitor.OpenAsync($"/admin/campaigns/test/plan/{write}");
        await visitor.SubmitAsync("form[data-dirty]", ("Form.Deadline", "2023-03-10"));
        Assert.EndsWith($"/plan/{write}", visitor.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(2, await hub.DbAsync(db => db.Set<PlanRevision>().CountAsync()));

        await visitor.OpenAsync($"/admin/campaigns/test/plan/{write}");
        await visitor.SubmitAsync("form[data-dirty]", ("Form.Deadline", "2023-03-03"));
        await visitor.FollowAsync();
        Assert.Contains("deadline 3 March 2023 (until now: deadline 10 March 2023)", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("No task moves.", visitor.Text, StringComparison.Ordinal);
        await BackAsync(visitor);
        Assert.Equal("2023-03-07 2023-03-13", (await program.DatesAsync())["Write"]);
    }

    [Fact]
    public async Task The_first_date_of_a_task_that_moves_no_other_is_simply_saved()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await BuildAsync(program);
        var call = await program.TaskAsync(new { title = "Call", durationDays = 1 });

        await visitor.OpenAsync($"/admin/campaigns/test/plan/{call}");
        await visitor.SubmitAsync("form[data-dirty]", ("Form.DueOn", "2023-03-01"));

        Assert.EndsWith($"/plan/{call}", visitor.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal("2023-03-01 2023-03-01", (await program.DatesAsync())["Call"]);
    }

    [Fact]
    public async Task Tasks_that_would_wait_for_one_another_are_refused_where_one_asks()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var (write, print) = await BuildAsync(program);

        await visitor.OpenAsync($"/admin/campaigns/test/plan/{write}");
        await visitor.SubmitAsync("form[data-dirty]", ("Form.Title", "Write it all"), ("Form.WaitsFor", $"{print}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Matches("These tasks would wait for one another: (Write → Print → Write|Print → Write → Print)", visitor.Text);
        await visitor.OpenAsync($"{Preview}?kind=Link&id={write}&after={print}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Equal("Write", (await program.SendAsync(HttpMethod.Get, $"tasks/{write}")).Text("title"));
    }

    [Fact]
    public async Task A_program_looks_at_other_terms_of_a_task_and_applies_them_as_a_revision()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var (write, print) = await BuildAsync(program);
        var before = await program.DatesAsync();
        var changes = new object[]
        {
            new
            {
                kind = "terms",
                id = print,
                task = new { offsetDays = -5 },
            },
            new
            {
                kind = "link",
                id = print,
                after = write,
                lag = 1,
            },
        };

        var preview = await program.SendAsync(HttpMethod.Post, "schedule/preview", new { changes });
        Assert.Equal(2, preview.Json.GetProperty("shifts").GetArrayLength());
        Assert.Equal(before, await program.DatesAsync());
        var made = await program.SendAsync(HttpMethod.Post, "schedule", new { changes, seal = preview.Text("seal") });
        Assert.Equal(1, made.Json.GetProperty("revision").GetInt32());
        var after = await program.DatesAsync();
        Assert.Equal(("2023-03-07 2023-03-08", "2023-02-27 2023-03-03"), (after["Print"], after["Write"]));

        await program.SendAsync(HttpMethod.Patch, $"tasks/{print}", new { offsetDays = -1 });
        Assert.Equal(2, await hub.DbAsync(db => db.Set<PlanRevision>().CountAsync()));
        await program.SendAsync(HttpMethod.Post, "schedule", new { backTo = 0 });
        Assert.Equal(before, await program.DatesAsync());
    }

    [Fact]
    public async Task Who_may_not_change_a_task_may_look_but_not_move_it()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var (write, print) = await BuildAsync(program);
        using var correspondent = await hub.ProgramAsync(CampaignRole.Correspondent);
        var changes = new[]
        {
            new
            {
                kind = "link",
                id = print,
                after = write,
                unbound = true,
            },
        };

        Assert.Equal(HttpStatusCode.OK, (await correspondent.SendAsync(HttpMethod.Post, "schedule/preview", new { changes })).Status);
        var refused = await correspondent.SendAsync(HttpMethod.Post, "schedule", new { changes });

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "forbidden"), (refused.Status, refused.Text("code")));
        Assert.Single(await LinksAsync(program));
        // Days off of the organisation do not slip in as a change of a task.
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await visitor.OpenAsync($"{Preview}?change={Uri.EscapeDataString($$"""{"Kind":"ClosureRemoved","Id":"{{write}}"}""")}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
    }

    private static async Task<(string Write, string Print)> BuildAsync(HttpClient program)
    {
        var anchor = await program.AnchorAsync("Vote", "2023-03-16");
        var write = await program.TaskAsync(new { title = "Write", durationDays = 5 });
        var print = await program.TaskAsync(
            new
            {
                title = "Print",
                durationDays = 2,
                anchor,
                waitsFor = new[] { write },
            }
        );
        var dates = await program.DatesAsync();
        Assert.Equal(("2023-03-14 2023-03-15", "2023-03-07 2023-03-13"), (dates["Print"], dates["Write"]));
        return (write, print);
    }

    private static async Task<System.Text.Json.JsonElement[]> LinksAsync(HttpClient program) =>
        [.. (await program.SendAsync(HttpMethod.Get, "links")).Json.GetProperty("items").EnumerateArray()];

    private static async Task BackAsync(Visitor visitor)
    {
        await visitor.OpenAsync($"{Preview}?back=0");
        await visitor.SubmitAsync("form[data-guard]");
        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
    }
}
