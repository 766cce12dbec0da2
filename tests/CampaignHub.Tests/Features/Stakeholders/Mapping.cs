using System.Net;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Stakeholders;

public sealed class Mapping
{
    [Fact]
    public async Task A_new_target_is_put_on_the_map_and_found_without_accents()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await visitor.OpenAsync("/admin/campaigns/test/stakeholders/new");
        await visitor.SubmitAsync(
            "form[data-guard]",
            ("Type", "Organisation"),
            ("Name", "Caisse nationale des allocations familiales"),
            ("Class", "DirectTarget")
        );
        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
        await visitor.OpenAsync("/admin/campaigns/test/stakeholders?q=ALLOCATIONS&class=DirectTarget");

        Assert.Contains("Caisse nationale", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync("/admin/campaigns/test/stakeholders?class=Ally");
        Assert.Contains("Nothing found", visitor.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Perhaps the directory knows them already:", "It is somebody else: put on the map")]
    [InlineData(
        "fr",
        "Cette personne ou organisation est peut-être déjà dans l'annuaire :",
        "C'est quelqu'un d'autre : placer sur la carte"
    )]
    public async Task Whoever_may_be_in_the_directory_is_named_before_a_second_one_is_put_on_the_map(
        string language,
        string words,
        string button
    )
    {
        await using var hub = new HubFactory();
        var known = await hub.DbAsync(async db =>
        {
            var actor = new Actor
            {
                Type = ActorKind.Person,
                FirstName = "Hélène",
                Name = "Dupré",
                Function = "Adviser",
            };
            db.Add(actor);
            await db.SaveChangesAsync();
            return actor.Id;
        });
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        visitor.Client.Speak(language);
        await visitor.OpenAsync("/admin/campaigns/test/stakeholders/new");

        await visitor.SubmitAsync(
            "form[data-guard]",
            ("Type", "Person"),
            ("FirstName", "DUPRE"),
            ("Name", "Helene"),
            ("Source", "Le Monde"),
            ("Class", "Relay")
        );

        Assert.Contains(words, visitor.Text, StringComparison.Ordinal);
        var link = Assert.Single(visitor.Page.QuerySelectorAll("#alike a"));
        Assert.Equal("Hélène Dupré", link.TextContent);
        Assert.Equal($"/admin/campaigns/test/stakeholders/new?actor={known}", link.GetAttribute("href"));
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Stakeholder>().CountAsync()));
        Assert.Equal(button, visitor.Page.QuerySelector("form[data-guard] .btn-primary")!.TextContent.Trim());
        await visitor.SubmitAsync("form[data-guard]");

        var second = await hub.DbAsync(db => db.Set<Stakeholder>().Include(each => each.Actor).SingleAsync());
        Assert.NotEqual(known, second.ActorId);
        Assert.Equal(("DUPRE", "Le Monde"), (second.Actor.FirstName, second.Actor.Source));
        await visitor.OpenAsync(link.GetAttribute("href")!);
        await visitor.SubmitAsync("form[data-guard]");
        Assert.Equal(1, await hub.DbAsync(db => db.Set<Stakeholder>().CountAsync(each => each.ActorId == known)));
    }

    [Fact]
    public async Task Somebody_of_us_looks_after_the_relation_and_the_class_and_the_note_are_the_campaigns()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var id = await AddAsync(hub, "Directrice", TargetClass.Observer);
        var me = await hub.DbAsync(db => db.Users.Where(user => user.Email == "someone@example.org").Select(user => user.Id).SingleAsync());

        await visitor.OpenAsync($"/admin/campaigns/test/stakeholders/{id}/edit");
        await visitor.SubmitAsync(
            "form[data-guard]",
            ("Form.Class", "DirectTarget"),
            ("Form.OwnerId", $"{me}"),
            ("Form.Note", "Prefers a call before noon")
        );
        await visitor.FollowAsync();

        Assert.Contains("Someone", visitor.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Prefers a call before noon", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(
            (TargetClass.DirectTarget, (Guid?)me, "Prefers a call before noon"),
            await hub.DbAsync(async db =>
            {
                var kept = await db.Set<Stakeholder>().SingleAsync();
                return (kept.Class, kept.OwnerId, kept.Note);
            })
        );
    }

    [Fact]
    public async Task A_program_reads_the_statements_of_one_stakeholder_page_by_page()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var id = await AddAsync(hub, "Directrice", TargetClass.DirectTarget);
        var other = await AddAsync(hub, "Ministre", TargetClass.DirectTarget);
        await StateAsync(visitor, id, "PassiveOpponent", "2022-12-09", "France Inter");
        await StateAsync(visitor, id, "Neutral", "2023-01-17", "The meeting");
        await StateAsync(visitor, other, "Champion", "2023-01-18", "A letter");
        using var program = await hub.ProgramAsync();

        var first = await program.SendAsync(HttpMethod.Get, $"statements?stakeholder={id}&limit=1");
        var second = await program.SendAsync(
            HttpMethod.Get,
            $"statements?stakeholder={id}&limit=1&cursor={first.Json.GetProperty("nextCursor").GetString()}"
        );

        Assert.Equal("passive_opponent", Assert.Single(first.Json.GetProperty("items").EnumerateArray()).GetProperty("level").GetString());
        Assert.Equal("The meeting", Assert.Single(second.Json.GetProperty("items").EnumerateArray()).GetProperty("source").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, second.Json.GetProperty("nextCursor").ValueKind);
    }

    [Fact]
    public async Task The_last_statement_by_date_decides_the_stance_and_a_backdated_one_does_not()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var id = await AddAsync(hub, "Directrice", TargetClass.DirectTarget);

        await StateAsync(visitor, id, "PassiveOpponent", "2022-12-09", "France Inter");
        await StateAsync(visitor, id, "Neutral", "2023-01-17", "The meeting");
        await StateAsync(visitor, id, "ActiveOpponent", "2022-09-01", "An older letter");

        await visitor.OpenAsync($"/admin/campaigns/test/stakeholders/{id}");
        Assert.Equal("Neutral", visitor.Page.QuerySelector(".hub-head .stance")!.TextContent.Trim());
        Assert.Equal(2, await hub.DbAsync(db => db.Outbox.CountAsync(row => row.Name == nameof(StanceChanged))));
    }

    [Fact]
    public async Task A_stance_without_source_or_day_is_refused()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var id = await AddAsync(hub, "Directrice", TargetClass.DirectTarget);

        await StateAsync(visitor, id, "Neutral", "2023-01-17", " ");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("needs the day and the source", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Statement>().CountAsync()));
    }

    [Fact]
    public async Task The_network_draws_every_tie_and_says_it_again_as_a_table()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);
        await AddAsync(hub, "Mediator", TargetClass.IntermediateTarget);
        await AddAsync(hub, "Director", TargetClass.DirectTarget);
        await hub.DbAsync(async db =>
        {
            var actors = await db.Set<Actor>().ToListAsync();
            var tie = new Tie
            {
                FromId = actors.Single(a => a.Name == "Mediator").Id,
                ToId = actors.Single(a => a.Name == "Director").Id,
                Type = TieType.ReportsTo,
            };
            tie.Describe(4, null, null, "Organisation chart");
            db.Add(tie);
            return await db.SaveChangesAsync();
        });

        var json = await visitor.Client.GetStringAsync(
            new Uri("/admin/campaigns/test/stakeholders/network.json", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        using var drawing = System.Text.Json.JsonDocument.Parse(json);
        Assert.Equal(2, drawing.RootElement.GetProperty("nodes").GetArrayLength());
        Assert.Equal("reports_to", drawing.RootElement.GetProperty("edges")[0].GetProperty("type").GetString());
        await visitor.OpenAsync("/admin/campaigns/test/stakeholders/network");

        Assert.Contains("Mediator Reports to Director", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_for_a_spreadsheet_holds_no_formula()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);
        await AddAsync(hub, "=HYPERLINK(\"x\")", TargetClass.Ally);

        var csv = await visitor.Client.GetStringAsync(
            new Uri("/admin/campaigns/test/stakeholders.csv", UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")\";", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correspondent_changes_only_their_own_entries()
    {
        await using var hub = new HubFactory();
        using var correspondent = await hub.VisitorAsync(CampaignRole.Correspondent);
        var id = await AddAsync(hub, "Of somebody else", TargetClass.Relay);

        await correspondent.OpenAsync($"/admin/campaigns/test/stakeholders/{id}/edit");
        await correspondent.SubmitAsync("form[data-guard]", ("Form.Note", "mine"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, correspondent.Status);
        Assert.Contains("only what you entered yourself", correspondent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_taken_off_the_map_comes_back_from_the_trash()
    {
        await using var hub = new HubFactory();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        var id = await AddAsync(hub, "Gone for now", TargetClass.Relay);
        await coordinator.OpenAsync($"/admin/campaigns/test/stakeholders/{id}");
        await coordinator.SubmitAsync("form[action*=Removal]");
        await coordinator.OpenAsync($"/admin/campaigns/test/stakeholders/{id}");
        Assert.Equal(HttpStatusCode.NotFound, coordinator.Status);

        await coordinator.OpenAsync("/admin/campaigns/test/trash");
        Assert.Contains("Gone for now", coordinator.Text, StringComparison.Ordinal);
        await coordinator.SubmitAsync("main form");

        await coordinator.OpenAsync($"/admin/campaigns/test/stakeholders/{id}");
        Assert.Equal(HttpStatusCode.OK, coordinator.Status);
        Assert.Equal(
            "Gone for now",
            await hub.DbAsync(db => db.SearchEntries.Where(entry => entry.Id == id).Select(entry => entry.Title).SingleAsync())
        );
    }

    [Fact]
    public async Task A_stance_on_a_demand_of_another_campaign_or_of_tomorrow_is_refused()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var id = await AddAsync(hub, "Directrice", TargetClass.DirectTarget);

        await StateAsync(visitor, id, "Neutral", "2023-02-08", "A letter");
        Assert.Contains("still to come", visitor.Text, StringComparison.Ordinal);
        await StateAsync(visitor, id, "Neutral", "2023-02-01", "A letter", $"{Guid.CreateVersion7()}");
        Assert.Contains("not in the campaign any more", visitor.Text, StringComparison.Ordinal);
        await StateAsync(visitor, id, "NoSuchStance", "2023-02-01", "A letter");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Statement>().CountAsync()));
    }

    [Fact]
    public async Task Influence_is_the_median_of_what_each_of_us_judges_now()
    {
        await using var hub = new HubFactory();
        using var one = await hub.VisitorAsync(CampaignRole.Contributor);
        using var other = await hub.VisitorAsync(CampaignRole.Coordinator, "other@example.org");
        var id = await AddAsync(hub, "Directrice", TargetClass.DirectTarget);

        await AssessAsync(one, id, "2");
        await AssessAsync(one, id, "6");
        await AssessAsync(other, id, "9");
        await AssessAsync(other, id, "9");

        Assert.Equal(7.5, await hub.DbAsync(db => db.Set<Stakeholder>().Select(each => each.Influence).SingleAsync()));
        Assert.Equal(3, await hub.DbAsync(db => db.Set<Assessment>().CountAsync()));
        await one.OpenAsync($"/admin/campaigns/test/stakeholders/{id}");
        Assert.Contains("7.5 / 10 Median; from 6 to 9.", one.Text, StringComparison.Ordinal);
        await AssessAsync(one, id, "11");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, one.Status);
    }

    [Fact]
    public async Task Many_are_given_another_class_at_once_and_the_filter_stays()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var first = await AddAsync(hub, "Relais un", TargetClass.Relay);
        await AddAsync(hub, "Relais deux", TargetClass.Relay);

        await visitor.OpenAsync("/admin/campaigns/test/stakeholders?q=relais&order=Influence");
        await visitor.SubmitAsync("#choose", ("chosen", $"{first}"), ("to", "Ally"));

        Assert.EndsWith("/stakeholders?q=relais&order=Influence", visitor.Location!.OriginalString, StringComparison.Ordinal);
        await visitor.OpenAsync("/admin/campaigns/test/stakeholders?class=Ally");
        Assert.Contains("1 stakeholder", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Relais un", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_home_page_tells_who_moved_and_from_where_but_not_who_repeated_themselves()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var moved = await AddAsync(hub, "Directrice", TargetClass.DirectTarget);
        var same = await AddAsync(hub, "Mediatrice", TargetClass.Relay);
        await StateAsync(visitor, moved, "PassiveOpponent", "2022-12-09", "France Inter");
        await StateAsync(visitor, moved, "Neutral", "2023-01-17", "The meeting");
        await StateAsync(visitor, same, "ActiveAlly", "2022-12-09", "A letter");
        await StateAsync(visitor, same, "ActiveAlly", "2023-01-17", "Another letter");

        await visitor.OpenAsync("/admin/campaigns/test");

        Assert.Contains("Directrice: Neutral, was Passive opponent", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Mediatrice", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_the_directory_one_step_leads_to_the_map()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var id = await AddAsync(hub, "Directrice", TargetClass.DirectTarget);
        var actor = await hub.DbAsync(db => db.Set<Actor>().SingleAsync());

        await visitor.OpenAsync($"/admin/campaigns/test/directory/{actor.Id}");
        await visitor.OpenAsync(visitor.Page.QuerySelector("a[href*='stakeholders/new?actor=']")!.GetAttribute("href")!);

        Assert.EndsWith($"/stakeholders/{id}", visitor.Location!.OriginalString, StringComparison.Ordinal);
    }

    private static async Task AssessAsync(Visitor visitor, Guid id, string influence)
    {
        await visitor.OpenAsync($"/admin/campaigns/test/stakeholders/{id}");
        await visitor.SubmitAsync("#assess", ("values[0].Value", influence));
    }

    private static async Task StateAsync(Visitor visitor, Guid id, string level, string day, string source, string demand = "")
    {
        await visitor.OpenAsync($"/admin/campaigns/test/stakeholders/{id}");
        await visitor.SubmitAsync(
            "#add-statement",
            ("Form.DemandId", demand),
            ("Form.Level", level),
            ("Form.MadeOn", day),
            ("Form.Source", source)
        );
    }

    private static Task<Guid> AddAsync(HubFactory hub, string name, TargetClass @class) =>
        hub.InsideAsync(async services =>
            (
                await services
                    .GetRequiredService<AddStakeholder>()
                    .ExecuteAsync(new Actor { Type = ActorKind.Person, Name = name }, @class, TestContext.Current.CancellationToken)
            ).Id
        );
}
