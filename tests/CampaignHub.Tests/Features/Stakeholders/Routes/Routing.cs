using System.Net;
using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Planning;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Stakeholders.Routes;

/// <summary>Ways to the director: our collective knows a charity, the charity worked with an adviser, the adviser advises the director; a union sits with her.</summary>
public sealed class Routing
{
    private static readonly string[] Names = ["Collective", "Charity", "Adviser", "Director", "Union"];

    [Fact]
    public async Task The_likeliest_way_comes_first_and_each_hop_says_why_and_since_when()
    {
        await using var hub = new HubFactory();
        var map = await MapAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await visitor.OpenAsync($"{StakeholderDesk.Path}/{map["Director"]}/routes");

        var routes = visitor
            .Page.QuerySelectorAll("ol.routes > li")
            .Select(route => route.QuerySelector("h2")!.TextContent.Trim())
            .ToList();
        Assert.Equal(["Collective → Charity → Adviser → Director", "Collective → Union → Director"], routes);
        Assert.Contains("Adviser advises Director · Strength 5 / 5 · since 1 January 2023", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Annual report", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_left_out_and_no_opponent_is_passed()
    {
        await using var hub = new HubFactory();
        var map = await MapAsync(hub);
        using var program = await hub.ProgramAsync();
        var adviser = await ActorAsync(hub, "Adviser");

        Assert.Equal(["Union"], await FirstsAsync(program, $"routes?to={map["Director"]}&without={adviser}"));
        await hub.InsideAsync(async services =>
        {
            var db = services.GetRequiredService<HubDb>();
            var union = await db.Set<Stakeholder>().SingleAsync(each => each.Id == map["Union"]);
            await services
                .GetRequiredService<StateStance>()
                .ExecuteAsync(
                    union,
                    Statement.Of(union, null, Stance.PassiveOpponent, new(2023, 1, 2), "A letter"),
                    TestContext.Current.CancellationToken
                );
            return true;
        });
        Assert.Equal(["Charity"], await FirstsAsync(program, $"routes?to={map["Director"]}&noOpponents=true"));
        Assert.Empty(await FirstsAsync(program, $"routes?to={map["Director"]}&noOpponents=true&maxHops=2"));
    }

    [Fact]
    public async Task Nobody_who_opposes_this_demand_is_passed_whatever_they_say_of_another()
    {
        await using var hub = new HubFactory();
        var map = await MapAsync(hub);
        using var program = await hub.ProgramAsync();
        var opposed = await DemandAsync("Opposed");
        var other = await DemandAsync("Other");
        await program.SendAsync(
            HttpMethod.Post,
            "statements",
            new
            {
                stakeholder = map["Adviser"],
                demand = opposed,
                level = "active_opponent",
                madeOn = "2023-01-02",
                source = "A letter",
            }
        );

        Assert.Equal(["Union"], await FirstsAsync(program, $"routes?to={map["Director"]}&opponentsOf={opposed}"));
        Assert.Equal(["Charity", "Union"], await FirstsAsync(program, $"routes?to={map["Director"]}&opponentsOf={other}"));

        async Task<string> DemandAsync(string title) =>
            (await program.SendAsync(HttpMethod.Post, "demands", new { title, text = "Text" })).Text("id")!;
    }

    // Today is 7 February 2023; four years are 1,460 days.
    [Theory]
    [InlineData("Personal", true, 5, "2023-02-07", 1)]
    [InlineData("Personal", true, 2, "2023-02-07", 0.4)]
    [InlineData("Personal", true, 5, "2019-02-08", 0.5)]
    [InlineData("Advises", true, 5, "2023-02-07", 0.9)]
    [InlineData("Advises", false, 5, "2023-02-07", 0.7)]
    [InlineData("Advises", false, 3, "2019-02-08", 0.21)]
    public async Task Strength_direction_and_freshness_weigh_a_hop(string type, bool isFromUs, int strength, string since, double score)
    {
        await using var hub = new HubFactory();
        var us = await StakeholderDesk.PutAsync(hub, "Collective", isUs: true);
        var target = await StakeholderDesk.PutAsync(hub, "Director");
        await hub.DbAsync(async db =>
        {
            var (from, to) = isFromUs ? (us, target) : (target, us);
            var tie = new Tie
            {
                FromId = from.ActorId,
                ToId = to.ActorId,
                Type = Enum.Parse<TieType>(type),
            };
            tie.Describe(strength, DateOnly.Parse(since, System.Globalization.CultureInfo.InvariantCulture), null, "Annual report");
            db.Add(tie);
            return await db.SaveChangesAsync();
        });
        using var program = await hub.ProgramAsync();

        var answer = await program.SendAsync(HttpMethod.Get, $"routes?to={target.Id}");

        Assert.Equal(score, Assert.Single(answer.Json.EnumerateArray()).GetProperty("score").GetDouble(), 1e-9);
    }

    [Fact]
    public async Task A_tie_that_ended_carries_nothing_from_its_next_day_on()
    {
        await using var hub = new HubFactory();
        var map = await MapAsync(hub);
        using var program = await hub.ProgramAsync();
        Assert.Equal(["Charity", "Union"], await FirstsAsync(program, $"routes?to={map["Director"]}"));

        await hub.DbAsync(async db =>
        {
            var tie = await db.Set<Tie>().SingleAsync(tie => tie.Type == TieType.Advises);
            tie.Describe(tie.Strength, tie.Since, new DateOnly(2023, 2, 7), tie.Source);
            return await db.SaveChangesAsync();
        });

        Assert.Equal(["Charity", "Union"], await FirstsAsync(program, $"routes?to={map["Director"]}"));
        hub.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["Union"], await FirstsAsync(program, $"routes?to={map["Director"]}"));
    }

    [Fact]
    public async Task Whoever_looks_after_a_relation_is_a_way_and_a_route_becomes_tasks()
    {
        await using var hub = new HubFactory();
        var map = await MapAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await hub.DbAsync(async db =>
        {
            (await db.Set<Stakeholder>().SingleAsync(each => each.Id == map["Adviser"])).OwnerId = hub.Administrator.Id;
            return await db.SaveChangesAsync();
        });

        await visitor.OpenAsync($"{StakeholderDesk.Path}/{map["Director"]}/routes");
        Assert.StartsWith(
            "Ada → Adviser → Director",
            visitor.Page.QuerySelector("ol.routes h2")!.TextContent.Trim(),
            StringComparison.Ordinal
        );
        // Tuesday 7 February 2023: a working week for each hop.
        Assert.Equal(
            [
                "Ada: ask Adviser to speak to Director for us · by 14 February 2023",
                "Through Adviser: put our demand to Director · by 21 February 2023",
            ],
            visitor.Page.QuerySelectorAll("ol.routes > li:first-child [data-tasks] > li").Select(task => task.TextContent.Trim())
        );
        await visitor.SubmitAsync("ol.routes > li:first-child form");

        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
        var tasks = await hub.DbAsync(db =>
            db.Set<PlanItem>()
                .Include(item => item.WaitsFor)
                .Include(item => item.About)
                .AsSplitQuery()
                .OrderBy(item => item.Id)
                .ToListAsync()
        );
        Assert.Equal(
            [
                ("Ada: ask Adviser to speak to Director for us", new DateOnly(2023, 2, 14)),
                ("Through Adviser: put our demand to Director", new DateOnly(2023, 2, 21)),
            ],
            tasks.Select(task => (task.Title, task.DueOn!.Value))
        );
        Assert.Contains("Adviser advises Director (Annual report)", tasks[1].Note, StringComparison.Ordinal);
        Assert.Contains("Adviser is the one who speaks: ask them whether it was done.", tasks[1].Note, StringComparison.Ordinal);
        Assert.Equal(hub.Administrator.Id, tasks[0].OwnerId);
        Assert.Equal(tasks[0].Id, Assert.Single(tasks[1].WaitsFor).PredecessorId);
        Assert.Equal((Stakeholder.Kind, map["Director"]), (tasks[1].About.Single().SubjectKind, tasks[1].About.Single().SubjectId));
    }

    [Fact]
    public async Task A_direct_route_is_one_task_told_in_french_and_only_to_whoever_may_plan()
    {
        await using var hub = new HubFactory();
        var map = await MapAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        visitor.Client.Speak("fr");

        await visitor.OpenAsync($"{StakeholderDesk.Path}/{map["Union"]}/routes?k=1&maxHops=1");
        Assert.Equal(
            ["Collective : présenter notre demande à Union · d'ici le 14 février 2023"],
            visitor.Page.QuerySelectorAll("[data-tasks] > li").Select(task => task.TextContent.Trim())
        );
        await visitor.OpenAsync($"{StakeholderDesk.Path}/{map["Director"]}/routes?k=1");
        Assert.Equal(
            [
                "Collective : demander à Charity de parler pour nous à Adviser · d'ici le 14 février 2023",
                "Par Charity : demander à Adviser de parler pour nous à Director · d'ici le 21 février 2023",
                "Par Adviser : présenter notre demande à Director · d'ici le 28 février 2023",
            ],
            visitor.Page.QuerySelectorAll("[data-tasks] > li").Select(task => task.TextContent.Trim())
        );
        using var reader = await hub.VisitorAsync(CampaignRole.Reader, "reader@example.org");
        await reader.OpenAsync($"{StakeholderDesk.Path}/{map["Director"]}/routes");

        Assert.Empty(reader.Page.QuerySelectorAll("[data-tasks], ol.routes form"));
    }

    [Fact]
    public async Task A_route_that_does_not_stand_any_more_becomes_no_tasks()
    {
        await using var hub = new HubFactory();
        var map = await MapAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await visitor.OpenAsync($"{StakeholderDesk.Path}/{map["Director"]}/routes");
        await hub.DbAsync(async db =>
        {
            db.Remove(await db.Set<Tie>().SingleAsync(tie => tie.Type == TieType.Advises));
            return await db.SaveChangesAsync();
        });

        await visitor.SubmitAsync("ol.routes > li:first-child form");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("This route does not stand any more", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<PlanItem>().CountAsync()));
    }

    [Fact]
    public async Task Routes_to_nowhere_are_refused_in_one_sentence()
    {
        await using var hub = new HubFactory();
        var map = await MapAsync(hub);
        using var program = await hub.ProgramAsync();

        var unknown = await program.SendAsync(HttpMethod.Get, $"routes?to={Guid.CreateVersion7()}");
        var many = await program.SendAsync(HttpMethod.Get, $"routes?to={map["Director"]}&maxHops=9");
        var ours = await program.SendAsync(HttpMethod.Get, $"routes?to={map["Collective"]}");

        var misspelt = await program.SendAsync(HttpMethod.Get, $"routes?to={map["Director"]}&asks=1");

        Assert.Equal(("unknown_member", HttpStatusCode.UnprocessableEntity), (misspelt.Text("code"), misspelt.Status));
        Assert.StartsWith("This address knows no \"asks\"; it knows to, k, maxHops,", misspelt.Text("detail"), StringComparison.Ordinal);
        Assert.Equal("This actor is not in the directory any more.", unknown.Text("detail"));
        Assert.Equal("Routes are asked for 1 to 20 at a time, with 1 to 6 hops.", many.Text("detail"));
        Assert.Equal("This is one of us: no route is needed.", ours.Text("detail"));
    }

    [Fact]
    public async Task The_command_line_tells_the_same_routes()
    {
        await using var hub = new HubFactory();
        var map = await MapAsync(hub);
        // The command reads the clock of the machine; how fresh a tie is weighs in its score.
        hub.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        using var program = await hub.ProgramAsync();
        using var command = HubCommand.On(hub);
        string[] routes = ["stakeholders", "routes", "--campaign", "test", "--to", $"{map["Director"]}", "--json"];
        var adviser = await ActorAsync(hub, "Adviser");
        (string Query, string[] Options, int Count)[] questions =
        [
            ("", [], 2),
            ("&k=1", ["-k", "1"], 1),
            ($"&without={adviser}&maxHops=3", ["--without", $"{adviser}", "--max-hops", "3"], 1),
        ];
        foreach (var (query, options, count) in questions)
        {
            var told = await program.SendAsync(HttpMethod.Get, $"routes?to={map["Director"]}{query}");
            var (exitCode, output, error) = await command.RunAsync([.. routes, .. options]);

            Assert.Equal((0, ""), (exitCode, error.Trim()));
            Assert.Equal(count, told.Json.GetArrayLength());
            using var printed = System.Text.Json.JsonDocument.Parse(output);
            Assert.True(System.Text.Json.JsonElement.DeepEquals(told.Json, printed.RootElement), $"{told.Json}\n{output}");
        }

        var (_, plain, _) = await command.RunAsync(routes[..^1]);
        Assert.Matches("Director, (since [^,]+|no dates), ", plain);
    }

    [Fact]
    public async Task The_command_line_refuses_in_one_sentence()
    {
        using var command = await HubCommand.WithDemoAsync();

        var wrong = await command.RunAsync([
            "stakeholders",
            "routes",
            "--campaign",
            "changer-de-cap",
            "--to",
            $"{Guid.CreateVersion7()}",
            "--json",
        ]);
        var nowhere = await command.RunAsync(["stakeholders", "routes", "--campaign", "none", "--to", $"{Guid.CreateVersion7()}"]);

        var noId = await command.RunAsync([
            "stakeholders",
            "routes",
            "--campaign",
            "changer-de-cap",
            "--to",
            $"{Guid.CreateVersion7()}",
            "--without",
            "nope",
        ]);
        var help = await command.RunAsync(["stakeholders", "import", "--help"]);

        Assert.Equal(2, noId.ExitCode);
        Assert.Equal("error: --without nope: write an id, as the pages and the API show them.", noId.Error.Trim());
        Assert.Equal((0, ""), (help.ExitCode, help.Error.Trim()));
        Assert.Contains("--dry-run", help.Output, StringComparison.Ordinal);
        Assert.Equal(1, wrong.ExitCode);
        Assert.Empty(wrong.Output);
        Assert.Contains("This actor is not in the directory any more.", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("There is no campaign none.", nowhere.Error, StringComparison.Ordinal);
    }

    private static async Task<List<string?>> FirstsAsync(HttpClient program, string path)
    {
        var answer = await program.SendAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return [.. answer.Json.EnumerateArray().Select(route => route.GetProperty("hops")[0].GetProperty("toName").GetString())];
    }

    private static Task<Guid> ActorAsync(HubFactory hub, string name) =>
        hub.DbAsync(db => db.Set<Actor>().Where(actor => actor.Name == name).Select(actor => actor.Id).SingleAsync());

    private static async Task<Dictionary<string, Guid>> MapAsync(HubFactory hub)
    {
        var map = new Dictionary<string, Stakeholder>(StringComparer.Ordinal);
        foreach (var name in Names)
        {
            map.Add(name, await StakeholderDesk.PutAsync(hub, name, isUs: name == "Collective"));
        }

        await TieAsync("Charity", "Collective", TieType.Personal, 5);
        await TieAsync("Charity", "Adviser", TieType.WorkedWith, 5);
        await TieAsync("Adviser", "Director", TieType.Advises, 5);
        await TieAsync("Union", "Collective", TieType.WorkedWith, 3);
        await TieAsync("Union", "Director", TieType.SitsWith, 3);
        return map.ToDictionary(pair => pair.Key, pair => pair.Value.Id);

        Task TieAsync(string from, string to, TieType type, int strength) =>
            StakeholderDesk.TieAsync(hub, map[from], map[to], type, strength);
    }
}
