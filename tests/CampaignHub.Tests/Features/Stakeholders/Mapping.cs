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
        await coordinator.SubmitAsync("main form");

        await coordinator.OpenAsync($"/admin/campaigns/test/stakeholders/{id}");
        Assert.Equal(HttpStatusCode.OK, coordinator.Status);
    }

    private static async Task StateAsync(Visitor visitor, Guid id, string level, string day, string source)
    {
        await visitor.OpenAsync($"/admin/campaigns/test/stakeholders/{id}");
        await visitor.SubmitAsync(
            "#add-statement",
            ("Form.DemandId", ""),
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
