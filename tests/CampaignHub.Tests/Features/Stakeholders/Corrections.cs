using System.Net;
using System.Text.Json;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Features.Stakeholders.Interactions;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Stakeholders;

/// <summary>What a person does by hand on the map and in the directory, a program does through the API.</summary>
public sealed class Corrections
{
    [Fact]
    public async Task The_api_tells_the_stance_on_each_demand_with_the_statement_that_decided_and_whose_it_was()
    {
        await using var hub = new HubFactory();
        var (body, member) = (await StakeholderDesk.PutAsync(hub, "Federation"), await StakeholderDesk.PutAsync(hub, "Member"));
        await StakeholderDesk.TieAsync(hub, member, body, TieType.MemberOf);
        using var program = await hub.ProgramAsync();
        var told = await StateAsync(program, body, "active_ally", "2021-12-01");
        var statement = told.Json.GetProperty("statements")[0].GetProperty("id").GetString();

        var inherited = Whole(await program.SendAsync(HttpMethod.Get, $"stakeholders/{member.Id}"));
        await StateAsync(program, member, "neutral", "2023-02-01");
        var own = Whole(await program.SendAsync(HttpMethod.Get, $"stakeholders/{member.Id}"));

        Assert.Equal(
            ("active_ally", true, true),
            (
                inherited.GetProperty("level").GetString(),
                inherited.GetProperty("inherited").GetBoolean(),
                inherited.GetProperty("stale").GetBoolean()
            )
        );
        Assert.Equal(statement, inherited.GetProperty("decided").GetString());
        Assert.Equal(
            ("neutral", false, false),
            (own.GetProperty("level").GetString(), own.GetProperty("inherited").GetBoolean(), own.GetProperty("stale").GetBoolean())
        );
    }

    [Fact]
    public async Task A_statement_entered_by_mistake_is_taken_out_and_the_one_before_decides_again()
    {
        await using var hub = new HubFactory();
        var deputy = await StakeholderDesk.PutAsync(hub, "Deputy");
        using var program = await hub.ProgramAsync();
        await StateAsync(program, deputy, "neutral", "2023-01-01");
        await StateAsync(program, deputy, "champion", "2023-01-15");
        var kept = await program.SendAsync(HttpMethod.Post, "shift-reports", new { from = "2023-01-10" });
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await visitor.OpenAsync($"{StakeholderDesk.Path}/{deputy.Id}");
        var link = visitor.Page.QuerySelector("a[href*='/statements/']")!.GetAttribute("href")!;
        await visitor.OpenAsync(link);
        Assert.Equal(StakeholderDesk.Path, visitor.Page.QuerySelector(".hub-link[aria-current]")?.GetAttribute("href"));
        await visitor.SubmitAsync("#removal");
        await visitor.FollowAsync();

        Assert.Equal("Neutral", visitor.Page.QuerySelector(".hub-head .stance")!.TextContent.Trim());
        var report = await program.SendAsync(HttpMethod.Get, $"shift-reports/{kept.Text("id")}");
        Assert.Equal("champion", report.Json.GetProperty("shifts")[0].GetProperty("to").GetString());
        var left = (await program.SendAsync(HttpMethod.Get, "statements")).Json.GetProperty("items")[0].GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.OK, (await program.SendAsync(HttpMethod.Get, $"statements/{left}")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await program.SendAsync(HttpMethod.Delete, $"statements/{left}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await program.SendAsync(HttpMethod.Delete, $"statements/{left}")).Status);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Statement>().CountAsync()));
    }

    [Fact]
    public async Task A_backdated_statement_changes_where_somebody_stood_but_not_a_report_that_was_kept()
    {
        await using var hub = new HubFactory();
        var deputy = await StakeholderDesk.PutAsync(hub, "Deputy");
        using var program = await hub.ProgramAsync();
        await StateAsync(program, deputy, "champion", "2023-01-15");
        var kept = await program.SendAsync(HttpMethod.Post, "shift-reports", new { from = "2023-01-10" });

        await StateAsync(program, deputy, "passive_opponent", "2023-01-02");

        var today = (await program.SendAsync(HttpMethod.Get, "shifts?from=2023-01-10")).Json[0];
        var then = (await program.SendAsync(HttpMethod.Get, $"shift-reports/{kept.Text("id")}")).Json.GetProperty("shifts")[0];
        Assert.Equal(("passive_opponent", 4), (today.GetProperty("from").GetString(), today.GetProperty("steps").GetInt32()));
        Assert.Equal(("unknown", JsonValueKind.Null), (then.GetProperty("from").GetString(), then.GetProperty("steps").ValueKind));
    }

    [Fact]
    public async Task A_shift_names_each_of_our_actions_between_the_two_statements_and_none_of_theirs()
    {
        await using var hub = new HubFactory();
        var deputy = await StakeholderDesk.PutAsync(hub, "Deputy");
        using var program = await hub.ProgramAsync();
        await StateAsync(program, deputy, "neutral", "2022-11-01");
        await StateAsync(program, deputy, "champion", "2023-01-15");
        foreach (
            var (title, day, direction) in new[]
            {
                ("Too early", "2022-10-31", "outgoing_own_initiative"),
                ("First", "2022-11-20", "outgoing_own_initiative"),
                ("Theirs", "2022-12-01", "incoming"),
                ("Second", "2023-01-15", "outgoing_on_request"),
                ("Too late", "2023-01-16", "outgoing_own_initiative"),
            }
        )
        {
            await program.SendAsync(
                HttpMethod.Post,
                "interactions",
                new
                {
                    title,
                    heldOn = day,
                    direction,
                    actors = new[] { deputy.ActorId },
                }
            );
        }

        var shift = (await program.SendAsync(HttpMethod.Get, "shifts?from=2023-01-01")).Json[0];
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);
        await visitor.OpenAsync($"{StakeholderDesk.Path}/shifts?from=2023-01-01&to=2023-02-07");

        Assert.Equal(
            ["First", "Second"],
            shift.GetProperty("actions").EnumerateArray().Select(action => action.GetProperty("title").GetString())
        );
        Assert.Contains("2 actions of ours between the two statements", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_says_note_source_and_day_of_an_actor_within_the_same_limits_as_a_page()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var made = await program.SendAsync(
            HttpMethod.Post,
            "actors",
            new
            {
                kind = "person",
                name = "Marchais",
                note = "Met in March.",
                source = "A card",
            }
        );
        var one = $"actors/{made.Text("id")}";

        var changed = await program.SendAsync(HttpMethod.Patch, one, new { source = "Their site", collectedOn = "2023-01-03" });
        var wordy = await program.SendAsync(HttpMethod.Patch, one, new { note = new string('x', 4001) });
        var nowhere = await program.SendAsync(HttpMethod.Patch, one, new { source = " " });

        Assert.Equal(("Met in March.", "A card"), (made.Text("note"), made.Text("source")));
        Assert.Equal(
            ("Met in March.", "Their site", "2023-01-03"),
            (changed.Text("note"), changed.Text("source"), changed.Text("collectedOn"))
        );
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (wordy.Status, nowhere.Status));
    }

    [Fact]
    public async Task A_program_corrects_and_takes_out_what_a_person_may()
    {
        await using var hub = new HubFactory();
        var (deputy, adviser) = (await StakeholderDesk.PutAsync(hub, "Deputy"), await StakeholderDesk.PutAsync(hub, "Adviser"));
        using var program = await hub.ProgramAsync();
        var house = await program.SendAsync(HttpMethod.Post, "actors", new { kind = "organisation", name = "House" });
        var post = await program.SendAsync(HttpMethod.Post, "posts", new { organisation = house.Text("id"), title = "Member" });
        var mandate = await program.SendAsync(HttpMethod.Post, "mandates", new { person = deputy.ActorId, post = post.Text("id") });
        var tie = await program.SendAsync(
            HttpMethod.Post,
            "ties",
            new
            {
                from = adviser.ActorId,
                to = deputy.ActorId,
                type = "advises",
                strength = 3,
                source = "A card",
            }
        );
        var call = await program.SendAsync(HttpMethod.Post, "interactions", new { title = "A call", actors = new[] { deputy.ActorId } });

        var renamed = await program.SendAsync(HttpMethod.Patch, $"actors/{deputy.ActorId}", new { name = "Marchais", territory = "Lille" });
        var nameless = await program.SendAsync(HttpMethod.Patch, $"actors/{deputy.ActorId}", new { name = " " });
        var noted = await program.SendAsync(
            HttpMethod.Patch,
            $"stakeholders/{deputy.Id}",
            new { note = "Reads everything", owner = hub.Administrator.Id }
        );
        Assert.Equal(("Marchais", "Lille"), (renamed.Text("name"), renamed.Text("territory")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.Status);
        Assert.Equal("Reads everything", noted.Text("note"));
        Assert.Equal("Member", (await program.SendAsync(HttpMethod.Get, $"posts/{post.Text("id")}")).Text("title"));
        Assert.Equal(
            1,
            (await program.SendAsync(HttpMethod.Get, $"ties?actor={adviser.ActorId}")).Json.GetProperty("items").GetArrayLength()
        );
        Assert.Equal(
            0,
            (await program.SendAsync(HttpMethod.Get, $"ties?actor={house.Text("id")}")).Json.GetProperty("items").GetArrayLength()
        );
        foreach (
            var one in new[]
            {
                $"ties/{tie.Text("id")}",
                $"mandates/{mandate.Text("id")}",
                $"interactions/{call.Text("id")}",
                $"stakeholders/{adviser.Id}",
                $"actors/{adviser.ActorId}",
            }
        )
        {
            Assert.Equal((one, HttpStatusCode.OK), (one, (await program.SendAsync(HttpMethod.Get, one)).Status));
            Assert.Equal((one, HttpStatusCode.NoContent), (one, (await program.SendAsync(HttpMethod.Delete, one)).Status));
            Assert.Equal((one, HttpStatusCode.NotFound), (one, (await program.SendAsync(HttpMethod.Get, one)).Status));
        }

        Assert.Equal((0, 0), await hub.DbAsync(async db => (await db.Set<Tie>().CountAsync(), await db.Set<Interaction>().CountAsync())));
    }

    [Fact]
    public async Task The_list_of_stakeholders_is_searched_by_name_and_class()
    {
        await using var hub = new HubFactory();
        await StakeholderDesk.PutAsync(hub, "Élodie", TargetClass.Ally);
        await StakeholderDesk.PutAsync(hub, "Paul", TargetClass.Opponent);
        using var program = await hub.ProgramAsync();

        Assert.Equal("Élodie", await NamesAsync(program, "?q=elodie"));
        Assert.Equal("Paul", await NamesAsync(program, "?class=opponent"));
        Assert.Equal("bad_value", (await program.SendAsync(HttpMethod.Get, "stakeholders?class=friend")).Text("code"));
    }

    [Fact]
    public async Task How_somebody_was_judged_over_time_is_told_with_who_judged()
    {
        await using var hub = new HubFactory();
        var deputy = await StakeholderDesk.PutAsync(hub, "Deputy");
        using var program = await hub.ProgramAsync();
        await program.SendAsync(
            HttpMethod.Post,
            "assessments",
            new
            {
                stakeholder = deputy.Id,
                axis = "influence",
                value = 3,
            }
        );
        await program.SendAsync(
            HttpMethod.Post,
            "assessments",
            new
            {
                stakeholder = deputy.Id,
                axis = "influence",
                value = 8,
            }
        );
        await program.SendAsync(
            HttpMethod.Post,
            "assessments",
            new
            {
                stakeholder = deputy.Id,
                axis = "interest",
                value = 5,
            }
        );
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);

        await visitor.OpenAsync($"{StakeholderDesk.Path}/{deputy.Id}");
        var influence = await program.SendAsync(HttpMethod.Get, "assessments?axis=influence");

        var lines = visitor.Page.QuerySelectorAll("#judged li").Select(line => line.TextContent).ToList();
        Assert.Equal(3, lines.Count);
        Assert.Contains(
            lines,
            line =>
                line.Contains("Influence: 3", StringComparison.Ordinal) && line.Contains(hub.Administrator.Name, StringComparison.Ordinal)
        );
        Assert.Equal(2, influence.Json.GetProperty("items").GetArrayLength());
    }

    private static async Task<string> NamesAsync(HttpClient program, string query) =>
        string.Join(
            ", ",
            (await program.SendAsync(HttpMethod.Get, $"stakeholders{query}"))
                .Json.GetProperty("items")
                .EnumerateArray()
                .Select(each => each.GetProperty("name").GetString())
        );

    private static JsonElement Whole(Programs.Answer stakeholder) =>
        stakeholder.Json.GetProperty("stances").EnumerateArray().Single(each => each.GetProperty("demand").ValueKind == JsonValueKind.Null);

    private static Task<Programs.Answer> StateAsync(HttpClient program, Stakeholder of, string level, string day) =>
        program.SendAsync(
            HttpMethod.Post,
            "statements",
            new
            {
                stakeholder = of.Id,
                level,
                madeOn = day,
                source = "A letter",
            }
        );
}
