using System.Net;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Planning;
using CampaignHub.Features.Planning.Strategy;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Planning.Strategy;

/// <summary>Objectives, tactics and the chart of a target.</summary>
public sealed class Charting
{
    private const string Strategy = "/admin/campaigns/test/plan/strategy";

    [Fact]
    public async Task An_objective_is_written_reached_and_opened_again()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await visitor.OpenAsync(Strategy);
        await visitor.SubmitAsync("form[data-guard]", ("Title", "The agreement names the algorithms"), ("Horizon", "Intermediate"));
        await visitor.FollowAsync();
        Assert.Contains("The agreement names the algorithms", visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("form[action*='handler=Reach']");
        await visitor.FollowAsync();
        Assert.NotNull(await hub.DbAsync(db => db.Set<Objective>().Select(each => each.ReachedAt).SingleAsync()));
        await visitor.SubmitAsync("form[action*='handler=Reach']");
        Assert.Null(await hub.DbAsync(db => db.Set<Objective>().Select(each => each.ReachedAt).SingleAsync()));
    }

    [Fact]
    public async Task A_tactic_says_what_it_lacks_and_becomes_a_task_once_it_lacks_nothing()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var target = await ActorAsync(hub, "Directrice", ActorKind.Person);
        var ally = await ActorAsync(hub, "Ligue", ActorKind.Organisation);

        await visitor.OpenAsync($"{Strategy}/tactics/new?target={target}");
        await visitor.SubmitAsync("form[data-guard]", ("Form.Title", "Hand over the letter"));
        await visitor.FollowAsync();
        Assert.Contains("Hand over the letter", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("nobody does it yet", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync(Strategy);
        Assert.Contains("Nobody does it", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("No day", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("No target", visitor.Text, StringComparison.Ordinal);

        var tactic = await hub.DbAsync(db => db.Set<Tactic>().Select(each => each.Id).SingleAsync());
        await visitor.OpenAsync($"{Strategy}/tactics/{tactic}");
        Assert.DoesNotContain("Put into the plan", visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("form[data-guard]", ("Form.AllyId", $"{ally}"), ("Form.Day", "2023-02-17"));
        await visitor.FollowAsync();
        await visitor.SubmitAsync("form[action*='handler=Plan']");
        await visitor.FollowAsync();
        Assert.Contains("Hand over the letter", visitor.Text, StringComparison.Ordinal);

        var task = await hub.DbAsync(db => db.Set<PlanItem>().Include(item => item.About).SingleAsync());
        Assert.Equal(("Hand over the letter", new DateOnly(2023, 2, 17), target), (task.Title, task.DueOn!.Value, task.About[0].SubjectId));
        await visitor.OpenAsync($"{Strategy}/targets/{target}");
        Assert.Contains("in the plan", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dates_that_decide_are_anchors_and_windows_in_the_order_of_time()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);
        await program.AnchorAsync("Vote", "2023-06-15");
        await program.SendAsync(
            HttpMethod.Post,
            "windows",
            new
            {
                name = "Committee",
                from = "2023-05-02",
                to = "2023-05-12",
            }
        );

        await visitor.OpenAsync(Strategy);

        Assert.Equal(
            ["Committee Window", "Vote"],
            visitor
                .Page.QuerySelectorAll("section[aria-labelledby=dates] li > span.flex-fill")
                .Select(name => string.Join(' ', name.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        );
        Assert.Contains("2 May 2023 – 12 May 2023", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chart_names_who_has_power_over_the_target_as_long_as_the_tie_lasts()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var target = await ActorAsync(hub, "Directrice", ActorKind.Person);
        var appoints = await ActorAsync(hub, "Ministre", ActorKind.Person);
        var superior = await ActorAsync(hub, "Présidente", ActorKind.Person);
        var former = await ActorAsync(hub, "Ancien conseiller", ActorKind.Person);
        var beneath = await ActorAsync(hub, "Adjoint", ActorKind.Person);
        await TieAsync(hub, appoints, target, TieType.Appoints, until: null);
        await TieAsync(hub, target, superior, TieType.ReportsTo, until: null);
        await TieAsync(hub, former, target, TieType.Advises, new DateOnly(2020, 1, 1));
        await TieAsync(hub, beneath, target, TieType.ReportsTo, until: null);

        await visitor.OpenAsync($"{Strategy}/targets/{target}");

        var powers = visitor.Page.QuerySelector("section[aria-labelledby=powers]")!.TextContent;
        Assert.Contains("Ministre", powers, StringComparison.Ordinal);
        Assert.Contains("Présidente", powers, StringComparison.Ordinal);
        Assert.DoesNotContain("Ancien conseiller", powers, StringComparison.Ordinal);
        Assert.DoesNotContain("Adjoint", powers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_two_people_write_on_one_chart_at_once_is_not_lost()
    {
        await using var hub = new HubFactory();
        using var first = await hub.VisitorAsync(CampaignRole.Contributor);
        using var second = await hub.VisitorAsync(CampaignRole.Contributor, "other@example.org");
        var chart = $"{Strategy}/targets/{await ActorAsync(hub, "Directrice", ActorKind.Person)}";
        await first.OpenAsync(chart);
        await first.SubmitAsync("form[data-guard]", ("Ask", "Publish the code"));
        await first.OpenAsync(chart);
        await second.OpenAsync(chart);
        await first.SubmitAsync("form[data-guard]", ("Ask", "Publish the code and its weights"));

        await second.SubmitAsync("form[data-guard]", ("Ask", "Something else"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
        Assert.Contains("Somebody else changed this", second.Text, StringComparison.Ordinal);
        Assert.Equal(
            "Publish the code and its weights",
            await hub.DbAsync(db => db.Set<TargetNotes>().Select(each => each.Ask).SingleAsync())
        );
    }

    [Fact]
    public async Task A_reader_sees_the_strategy_and_changes_nothing_of_it()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);
        var target = await ActorAsync(hub, "Directrice", ActorKind.Person);

        await visitor.OpenAsync(Strategy);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Null(visitor.Page.QuerySelector("form[data-guard]"));
        await visitor.OpenAsync($"{Strategy}/targets/{target}");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Null(visitor.Page.QuerySelector("form[data-guard]"));
        await visitor.OpenAsync($"{Strategy}/tactics/new");
        Assert.NotEqual(HttpStatusCode.OK, visitor.Status);
    }

    private static Task<Guid> ActorAsync(HubFactory hub, string name, ActorKind kind) =>
        hub.DbAsync(async db =>
        {
            var actor = new Actor { Type = kind, Name = name };
            db.Add(actor);
            await db.SaveChangesAsync();
            return actor.Id;
        });

    private static Task<int> TieAsync(HubFactory hub, Guid from, Guid to, TieType type, DateOnly? until) =>
        hub.DbAsync(db =>
        {
            var tie = new Tie
            {
                FromId = from,
                ToId = to,
                Type = type,
            };
            tie.Describe(3, since: null, until, "Test", knownOn: null);
            db.Add(tie);
            return db.SaveChangesAsync();
        });
}
