using System.Text.Json;
using CampaignHub.Features.Notifications;
using CampaignHub.Features.Planning;
using CampaignHub.Features.Planning.Replanning;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Notifications;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Planning;

/// <summary>Moving what decides: shown first, then accepted or left, and taken back. Today is Tuesday 7 February 2023.</summary>
public sealed class Replanning
{
    [Fact]
    public async Task An_anchor_that_moves_is_shown_first_and_moves_only_when_accepted()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await BuildAsync(program);
        var before = await program.DatesAsync();
        await visitor.OpenAsync("/admin/campaigns/test/plan/anchors");

        await visitor.SubmitAsync("form[action*=Move]", ("day", "2023-03-20"));
        await visitor.FollowAsync();

        // Two working days before Thursday 16 March are 14 and 15; before Monday 20, 16 and 17. Nothing is moved yet.
        Assert.Contains("2 tasks move.", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Print → Vote", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Write → Print → Vote", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("2 days later", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(before, await program.DatesAsync());

        await visitor.SubmitAsync("form[data-guard]");
        Assert.Equal("2023-03-16 2023-03-17", (await program.DatesAsync())["Print"]);
        await visitor.FollowAsync();
        Assert.Contains("Revision 1", visitor.Text, StringComparison.Ordinal);

        await visitor.OpenAsync(visitor.Page.QuerySelector("a[href*='back=0']")!.GetAttribute("href")!);
        await visitor.SubmitAsync("form[data-guard]");
        Assert.Equal(before, await program.DatesAsync());
        await visitor.OpenAsync($"/admin/campaigns/test/plan/{await hub.ItemAsync("Print")}");
        Assert.Contains("Its dates moved 2 times", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_anchor_that_stays_moves_nothing()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var anchor = await BuildAsync(program);

        var preview = await program.SendAsync(HttpMethod.Post, "schedule/preview", Move(anchor, "2023-03-16"));

        Assert.Equal(0, preview.Json.GetProperty("shifts").GetArrayLength());
        Assert.Equal(0, preview.Json.GetProperty("changes").GetArrayLength());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(40)]
    public async Task Moving_on_and_back_restores_all_dates(int days)
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var anchor = await BuildAsync(program);
        var before = await program.DatesAsync();

        await program.SendAsync(HttpMethod.Post, "schedule", Move(anchor, $"{new DateOnly(2023, 3, 16).AddDays(days):yyyy-MM-dd}"));
        Assert.NotEqual(before, await program.DatesAsync());
        await program.SendAsync(HttpMethod.Post, "schedule", Move(anchor, "2023-03-16"));

        Assert.Equal(before, await program.DatesAsync());
    }

    [Fact]
    public async Task What_would_have_to_begin_before_today_is_said()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var anchor = await BuildAsync(program);

        await visitor.OpenAsync($"/admin/campaigns/test/plan/preview?kind=Anchor&id={anchor}&from=2023-02-13");

        // Print is 9 and 10 February, Write the five days before: from Thursday 2.
        Assert.Contains("1 task would have to begin before today.", visitor.Text, StringComparison.Ordinal);
        Assert.Contains(
            "falls before today",
            visitor.Page.QuerySelectorAll("tr").First(row => row.TextContent.Contains("Write", StringComparison.Ordinal)).TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("Move \"Vote\" to 3 working days later.", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_to_a_preview_of_another_plan_is_refused()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var anchor = await BuildAsync(program);
        var seal = (await program.SendAsync(HttpMethod.Post, "schedule/preview", Move(anchor, "2023-03-20"))).Text("seal");
        await program.TaskAsync(new { title = "New", anchor });

        var answer = await program.SendAsync(
            HttpMethod.Post,
            "schedule",
            new
            {
                seal,
                changes = new[]
                {
                    new
                    {
                        kind = "anchor",
                        id = anchor,
                        from = "2023-03-20",
                    },
                },
            }
        );

        Assert.Equal("stale", answer.Text("code"));
        Assert.Equal(new DateOnly(2023, 3, 16), await hub.DbAsync(db => db.Set<Anchor>().Select(each => each.Day).SingleAsync()));
    }

    /// <summary>Wednesday 15 March without work: Print goes back to 13 and 14, and Write with it.</summary>
    [Fact]
    public async Task A_day_off_is_previewed_kept_and_taken_back()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await BuildAsync(program);
        var before = await program.DatesAsync();
        await visitor.OpenAsync("/admin/campaigns/test/plan/calendar");
        await visitor.SubmitAsync("form#closure", ("name", "Seminar"), ("from", "2023-03-15"), ("whose", "campaign"));
        await visitor.FollowAsync();
        Assert.Contains("Seminar: no work on 15 March 2023", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(before, await program.DatesAsync());

        await visitor.SubmitAsync("form[data-guard]");

        Assert.Equal("2023-03-13 2023-03-14", (await program.DatesAsync())["Print"]);
        await visitor.OpenAsync("/admin/campaigns/test/plan/calendar");
        await visitor.OpenAsync(visitor.Page.QuerySelector("a[href*=ClosureRemoved]")!.GetAttribute("href")!);
        await visitor.SubmitAsync("form[data-guard]");
        Assert.Equal(before, await program.DatesAsync());
    }

    /// <summary>Good Friday, 7 April 2023, is a holiday in Alsace-Moselle only: two days before Tuesday 11 (Easter Monday is one everywhere) are 6 and 7, or 5 and 6.</summary>
    [Fact]
    public async Task The_holidays_are_those_of_the_territory()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var anchor = await program.AnchorAsync("Vote", "2023-04-11");
        await program.TaskAsync(
            new
            {
                title = "Print",
                anchor,
                durationDays = 2,
            }
        );
        Assert.Equal("2023-04-06 2023-04-07", (await program.DatesAsync())["Print"]);

        await program.SendAsync(
            HttpMethod.Post,
            "schedule",
            new { changes = new[] { new { kind = "week", text = "AlsaceMoselle;1 2 3 4 5;09:00-12:00 13:00-18:00" } } }
        );

        Assert.Equal("2023-04-05 2023-04-06", (await program.DatesAsync())["Print"]);
    }

    [Fact]
    public async Task The_leave_of_a_person_moves_their_tasks_only()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var owner = hub.Administrator.Id;
        var anchor = await program.AnchorAsync("Vote", "2023-03-16");
        await program.TaskAsync(
            new
            {
                title = "Hers",
                anchor,
                owner,
            }
        );
        await program.TaskAsync(new { title = "Others", anchor });

        await program.SendAsync(
            HttpMethod.Post,
            "schedule",
            new
            {
                changes = new[]
                {
                    new
                    {
                        kind = "closure_added",
                        name = "Leave",
                        from = "2023-03-13",
                        to = "2023-03-15",
                        person = owner,
                    },
                },
            }
        );

        var dates = await program.DatesAsync();
        Assert.Equal(("2023-03-10 2023-03-10", "2023-03-15 2023-03-15"), (dates["Hers"], dates["Others"]));
    }

    [Fact]
    public async Task Another_duration_is_shown_before_it_is_kept()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await BuildAsync(program);
        var print = await hub.ItemAsync("Print");
        await visitor.OpenAsync($"/admin/campaigns/test/plan/{print}");

        await visitor.SubmitAsync("form[data-dirty]", ("Form.DurationDays", "3"), ("Form.Note", "On both sides"));
        await visitor.FollowAsync();

        Assert.Contains("Print takes 3 working days in place of 2 working days", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(
            (2.0, "On both sides"),
            await hub.DbAsync(async db =>
                (
                    await db.Set<PlanItem>()
                        .Where(item => item.Id == print)
                        .Select(item => new { item.DurationDays, item.Note })
                        .SingleAsync()
                )
                    is var row
                    ? (row.DurationDays, row.Note)
                    : default
            )
        );
        await visitor.SubmitAsync("form[data-guard]");
        Assert.Equal("2023-03-13 2023-03-15", (await program.DatesAsync())["Print"]);
    }

    [Fact]
    public async Task Baselines_stand_side_by_side_with_the_plan_of_today()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var anchor = await BuildAsync(program);
        await visitor.OpenAsync("/admin/campaigns/test/plan/baselines");
        await visitor.SubmitAsync("form[data-guard]", ("name", "First plan"));
        await program.SendAsync(HttpMethod.Post, "schedule", Move(anchor, "2023-03-20"));
        await program.SendAsync(HttpMethod.Post, "baselines", new { name = "Second plan" });
        var both = (await program.SendAsync(HttpMethod.Get, "baselines"))
            .Json.GetProperty("items")
            .EnumerateArray()
            .Select(each => each.GetProperty("id").GetString());

        await visitor.OpenAsync($"/admin/campaigns/test/plan/baselines?{string.Join('&', both.Select(id => $"with={id}"))}");

        var row = visitor
            .Page.QuerySelectorAll("tbody tr")
            .First(each => each.TextContent.Contains("Print", StringComparison.Ordinal))
            .TextContent;
        Assert.Contains("14 March 2023 – 15 March 2023", row, StringComparison.Ordinal);
        Assert.Contains("2 days later", row, StringComparison.Ordinal);
        Assert.Contains("16 March 2023 – 17 March 2023", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_owner_of_a_task_that_should_have_begun_is_told_once()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var anchor = await program.AnchorAsync("Vote", "2023-02-09");
        await program.TaskAsync(
            new
            {
                title = "Write",
                anchor,
                durationDays = 5,
                owner = hub.Administrator.Id,
            }
        );

        await SweepAsync(hub);
        await SweepAsync(hub);

        // Five working days before Thursday 9 February begin on Thursday 2.
        var told = await hub.DbAsync(db => db.Set<Notification>().SingleAsync());
        Assert.Equal("[\"Write\",\"2023-02-02\"]", told.Values);
    }

    /// <summary>Today is Tuesday 7 February 2023. Three days before the soft deadline of Thursday 9 were to begin on Tuesday 7: four on Monday 6.</summary>
    [Fact]
    public async Task What_nobody_has_is_told_those_who_plan_and_what_a_deadline_wants_sooner_is_late()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        using var reader = await hub.VisitorAsync(CampaignRole.Reader, "reader@example.org");
        var anchor = await program.AnchorAsync("Vote", "2023-05-25");
        await program.TaskAsync(
            new
            {
                title = "Just in time",
                anchor,
                durationDays = 3,
                deadline = "2023-02-09",
            }
        );
        await program.TaskAsync(
            new
            {
                title = "Too late",
                anchor,
                durationDays = 4,
                deadline = "2023-02-09",
            }
        );

        await SweepAsync(hub);

        var told = await hub.DbAsync(db => db.Set<Notification>().ToListAsync());
        Assert.All(told, each => Assert.Equal("[\"Too late\",\"2023-02-06\"]", each.Values));
        var who = await hub.DbAsync(db => db.Users.Where(user => user.Email != "reader@example.org").Select(user => user.Id).ToListAsync());
        Assert.Equal(who.Order(), told.Select(each => each.UserId).Order());
        await coordinator.OpenAsync("/admin/campaigns/test");
        Assert.Contains("It should have begun on 6 February 2023.", coordinator.Text, StringComparison.Ordinal);
        Assert.Contains("To begin by 7 February 2023.", coordinator.Text, StringComparison.Ordinal);

        // And by mail, to whoever wants it so.
        await hub.DbAsync(db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.WantsDigest, true)));
        await hub.InsideAsync(async services =>
        {
            await services.GetRequiredService<SendDigests>().ExecuteAsync(TestContext.Current.CancellationToken);
            return true;
        });
        var mails = await hub.DbAsync(db => db.Set<Delivery>().IgnoreQueryFilters().ToListAsync());
        Assert.Equal(told.Count, mails.Count);
        // Mails of the hub are in the language of the site.
        Assert.All(
            mails.Select(mail => JsonSerializer.Deserialize<JsonElement>(mail.Values).GetProperty("lines").GetString()!),
            lines => Assert.Contains("Too late : il aurait fallu commencer le 6 février 2023.", lines, StringComparison.Ordinal)
        );
    }

    private static async Task SweepAsync(HubFactory hub)
    {
        await using var scope = hub.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TellSlips>().ExecuteAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_contributor_looks_but_moves_no_anchor()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var anchor = await BuildAsync(program);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await visitor.OpenAsync($"/admin/campaigns/test/plan/preview?kind=Anchor&id={anchor}&from=2023-03-20");

        await visitor.SubmitAsync("form[data-guard]");

        Assert.Contains("You may not move this date of the plan.", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2023, 3, 16), await hub.DbAsync(db => db.Set<Anchor>().Select(each => each.Day).SingleAsync()));
    }

    /// <summary>The vote of Thursday 16 March, before it two days of print and before these five of writing.</summary>
    private static async Task<string> BuildAsync(HttpClient program)
    {
        var anchor = await program.AnchorAsync("Vote", "2023-03-16");
        var write = await program.TaskAsync(new { title = "Write", durationDays = 5 });
        await program.TaskAsync(
            new
            {
                title = "Print",
                durationDays = 2,
                anchor,
                waitsFor = new[] { write },
            }
        );
        return anchor;
    }

    private static object Move(string anchor, string day) =>
        new
        {
            changes = new[]
            {
                new
                {
                    kind = "anchor",
                    id = anchor,
                    from = day,
                },
            },
        };
}
