using System.Net;
using CampaignHub.Platform.Access;

namespace CampaignHub.Tests.Features.Planning;

/// <summary>What surrounds the tasks, through the API: phases, strategy, templates, recurring tasks, and what is taken away again.</summary>
public sealed class WholePlanByProgram
{
    [Fact]
    public async Task Phases_are_added_ordered_and_taken_away()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();

        var first = await program.SendAsync(HttpMethod.Post, "phases", new { name = "Prepare" });
        var second = await program.SendAsync(HttpMethod.Post, "phases", new { name = "Meet", after = first.Text("id") });
        var again = await program.SendAsync(HttpMethod.Post, "phases", new { name = "prépare" });
        Assert.Equal((first.Text("id"), 1), (again.Text("id"), second.Json.GetProperty("position").GetInt32()));

        var changed = await program.SendAsync(
            HttpMethod.Put,
            $"phases/{second.Text("id")}",
            new
            {
                name = "The meeting",
                colour = "teal",
                after = first.Text("id"),
            }
        );
        Assert.Equal(("The meeting", "teal", first.Text("id")), (changed.Text("name"), changed.Text("colour"), changed.Text("after")));
        var itself = await program.SendAsync(HttpMethod.Put, $"phases/{second.Text("id")}", new { after = second.Text("id") });
        Assert.Equal("A phase cannot come after itself.", itself.Text("detail"));
        var loop = await program.SendAsync(HttpMethod.Put, $"phases/{first.Text("id")}", new { after = second.Text("id") });
        Assert.Equal("These phases would come after one another: Prepare → The meeting → Prepare.", loop.Text("detail"));

        Assert.Equal(HttpStatusCode.NoContent, (await program.SendAsync(HttpMethod.Delete, $"phases/{second.Text("id")}")).Status);
        var left = await program.SendAsync(HttpMethod.Get, "phases");
        Assert.Equal("Prepare", Assert.Single(left.Json.GetProperty("items").EnumerateArray()).GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_tactic_becomes_a_task_once_it_lacks_nothing()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var target = await program.SendAsync(HttpMethod.Post, "actors", new { kind = "organisation", name = "Cnaf" });
        var objective = await program.SendAsync(HttpMethod.Post, "objectives", new { title = "Win the vote", horizon = "short_term" });
        var wish = await program.SendAsync(
            HttpMethod.Post,
            "tactics",
            new { title = "Ask for a meeting", objective = objective.Text("id") }
        );
        var address = $"tactics/{wish.Text("id")}";

        Assert.Equal(
            ["nobody_does_it", "no_target", "no_day"],
            wish.Json.GetProperty("lacks").EnumerateArray().Select(each => each.GetString())
        );
        var refused = await program.SendAsync(HttpMethod.Post, $"{address}/task", new { });
        Assert.Equal("A tactic goes into the plan with somebody who does it, a target and a day.", refused.Text("detail"));

        var whole = new
        {
            title = "Ask for a meeting",
            target = target.Text("id"),
            doer = hub.Administrator.Id,
            day = "2023-03-15",
        };
        var saved = await program.SendAsync(HttpMethod.Put, address, whole);
        Assert.Equal((0, null), (saved.Json.GetProperty("lacks").GetArrayLength(), saved.Text("objective")));
        var planned = await program.SendAsync(HttpMethod.Post, $"{address}/task", new { });
        var task = await program.SendAsync(HttpMethod.Get, $"tasks/{planned.Text("task")}");
        Assert.Equal(("Ask for a meeting", "2023-03-15"), (task.Text("title"), task.Text("finish")));
        Assert.Equal(
            "This tactic is in the plan already.",
            (await program.SendAsync(HttpMethod.Post, $"{address}/task", new { })).Text("detail")
        );
    }

    [Fact]
    public async Task An_objective_is_reached_and_taken_back()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var objective = await program.SendAsync(HttpMethod.Post, "objectives", new { title = "Win" });
        var address = $"objectives/{objective.Text("id")}";
        var version = objective.Json.GetProperty("version").GetInt32();

        var reached = await program.SendAsync(HttpMethod.Patch, address, new { reached = true, version });
        Assert.Equal(("Win", HubFactory.Start), (reached.Text("title"), reached.Json.GetProperty("reachedAt").GetDateTimeOffset()));
        Assert.Equal("stale", (await program.SendAsync(HttpMethod.Patch, address, new { title = "Lose", version })).Text("code"));
        Assert.Null((await program.SendAsync(HttpMethod.Patch, address, new { reached = false })).Text("reachedAt"));
        Assert.Equal(
            "An objective needs a sentence of at most 240 characters.",
            (await program.SendAsync(HttpMethod.Post, "objectives", new { title = " " })).Text("detail")
        );
        Assert.Equal(HttpStatusCode.NoContent, (await program.SendAsync(HttpMethod.Delete, address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await program.SendAsync(HttpMethod.Delete, address)).Status);
    }

    [Fact]
    public async Task A_template_is_used_kept_and_used_again()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();

        var used = await program.SendAsync(HttpMethod.Post, "templates/meeting/use", new { dates = new { meeting = "2050-06-15" } });
        Assert.Equal(12, used.Json.GetProperty("tasks").GetInt32());
        var kept = await program.SendAsync(HttpMethod.Post, "templates", new { name = "Our meetings" });
        var anchor = kept.Json.GetProperty("anchors")[0].GetProperty("id").GetString()!;
        var address = $"templates/{kept.Text("key")}";
        var missing = await program.SendAsync(HttpMethod.Post, $"{address}/use", new { dates = new { } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.Status);
        var again = await program.SendAsync(
            HttpMethod.Post,
            $"{address}/use",
            new { dates = new Dictionary<string, string> { [anchor] = "2051-06-15" } }
        );

        Assert.Equal(12, again.Json.GetProperty("tasks").GetInt32());
        Assert.Equal(24, (await program.SendAsync(HttpMethod.Get, "tasks")).Json.GetArrayLength());
        Assert.Equal(6, (await program.SendAsync(HttpMethod.Get, "templates")).Json.GetArrayLength());
        Assert.Equal(HttpStatusCode.NoContent, (await program.SendAsync(HttpMethod.Delete, address)).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await program.SendAsync(HttpMethod.Post, "templates/nowhere/use", new { dates = new { } })).Status
        );
    }

    [Fact]
    public async Task A_recurring_task_comes_until_it_is_ended()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();

        var series = await program.SendAsync(
            HttpMethod.Post,
            "recurring",
            new
            {
                title = "Coordination",
                every = "week",
                interval = 2,
                first = "2023-03-02",
                until = "2023-04-30",
            }
        );
        // 2, 16 and 30 March, 13 and 27 April.
        Assert.Equal(5, (await program.SendAsync(HttpMethod.Get, "tasks")).Json.GetArrayLength());
        var ended = await program.SendAsync(HttpMethod.Put, $"recurring/{series.Text("id")}/end", new { last = "2023-03-20" });

        Assert.Equal(HttpStatusCode.NoContent, ended.Status);
        Assert.Equal(2, (await program.SendAsync(HttpMethod.Get, "tasks")).Json.GetArrayLength());
        var listed = (await program.SendAsync(HttpMethod.Get, "recurring")).Json.GetProperty("items")[0];
        Assert.Equal(("week", "2023-03-20"), (listed.GetProperty("every").GetString(), listed.GetProperty("until").GetString()));
    }

    [Fact]
    public async Task Anchors_windows_and_baselines_are_renamed_and_taken_away()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var window = await program.SendAsync(
            HttpMethod.Post,
            "windows",
            new
            {
                name = "Session",
                from = "2023-04-03",
                to = "2023-04-07",
            }
        );
        var anchor = await program.SendAsync(HttpMethod.Post, "anchors", new { name = "Vote", day = "2023-04-05" });
        var task = await program.SendAsync(
            HttpMethod.Post,
            "tasks",
            new
            {
                title = "Letter",
                anchor = anchor.Text("id"),
                offsetDays = -5,
            }
        );
        var (anchorAt, windowAt) = ($"anchors/{anchor.Text("id")}", $"windows/{window.Text("id")}");

        var renamed = await program.SendAsync(HttpMethod.Patch, anchorAt, new { name = "The vote", window = window.Text("id") });
        Assert.Equal(("The vote", "2023-04-05", window.Text("id")), (renamed.Text("name"), renamed.Text("day"), renamed.Text("window")));
        Assert.Equal(
            "Tasks counted from The vote: 1. Give them another anchor first.",
            (await program.SendAsync(HttpMethod.Delete, anchorAt)).Text("detail")
        );
        await program.SendAsync(HttpMethod.Delete, $"tasks/{task.Text("id")}");
        Assert.Equal(HttpStatusCode.NoContent, (await program.SendAsync(HttpMethod.Delete, anchorAt)).Status);

        var off = await program.SendAsync(HttpMethod.Patch, windowAt, new { cancelled = true });
        Assert.Equal(("Session", true), (off.Text("name"), off.Json.GetProperty("cancelled").GetBoolean()));
        var on = await program.SendAsync(HttpMethod.Patch, windowAt, new { name = "Spring session", cancelled = false });
        Assert.Equal(("Spring session", false), (on.Text("name"), on.Json.GetProperty("cancelled").GetBoolean()));
        Assert.Equal(HttpStatusCode.NoContent, (await program.SendAsync(HttpMethod.Delete, windowAt)).Status);

        var baseline = await program.SendAsync(HttpMethod.Post, "baselines", new { name = "As agreed" });
        Assert.Equal(HttpStatusCode.NoContent, (await program.SendAsync(HttpMethod.Delete, $"baselines/{baseline.Text("id")}")).Status);
        Assert.Equal(0, (await program.SendAsync(HttpMethod.Get, "baselines")).Json.GetProperty("items").GetArrayLength());
    }

    [Theory]
    [InlineData(false, "phases", "")]
    [InlineData(false, "objectives", "")]
    [InlineData(false, "tactics", "")]
    [InlineData(false, "recurring", "")]
    [InlineData(false, "templates", "")]
    [InlineData(true, null, "templates/meeting/use")]
    [InlineData(true, null, "baselines")]
    public async Task Who_may_not_is_told_so(bool mayEdit, string? seen, string refused)
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync(mayEdit ? CampaignRole.Contributor : CampaignRole.Reader);

        if (seen is not null)
        {
            Assert.Equal(HttpStatusCode.OK, (await program.SendAsync(HttpMethod.Get, seen)).Status);
        }

        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await program.SendAsync(HttpMethod.Post, refused.Length > 0 ? refused : seen!, new { name = "x", title = "x" })).Status
        );
    }
}
