using System.Net;
using CampaignHub.Features.Workflows;
using CampaignHub.Features.Workflows.Instances;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Workflows;

/// <summary>A workflow made and changed as a list of steps, by pages alone; a draft until it is put in force.</summary>
public sealed class Editing
{
    [Fact]
    public async Task A_coordinator_makes_a_workflow_step_by_step_switches_it_on_and_it_runs()
    {
        await using var hub = Flows.Hub();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await visitor.OpenAsync("/admin/campaigns/test/workflows/new");
        await visitor.SubmitAsync("main form.hub-form", ("Name", "Suivi d'un rendez-vous"), ("StartsOn", "CampaignHubTestMeetingHeld"));
        await visitor.FollowAsync();
        Assert.Contains("Steps of Suivi d'un rendez-vous", visitor.Text, StringComparison.Ordinal);

        await AddAsync(visitor, "A meeting was held", null, "CampaignHubWaitForEvent");
        await visitor.SubmitAsync(
            "main form.hub-form",
            ("title", "Attendre la réponse"),
            ("property-Event", "CampaignHubTestAnswerCame"),
            ("property-Days", "10")
        );
        await visitor.FollowAsync();
        await AddAsync(visitor, "Attendre la réponse", "TimedOut", "CampaignHubCreateTask");
        await visitor.SubmitAsync("main form.hub-form", ("property-Title", "Relancer : {{ input.title }}"), ("property-Days", "1"));
        await visitor.FollowAsync();
        await AddAsync(visitor, "Attendre la réponse", "Happened", "CampaignHubNotifyPeople");
        await visitor.SubmitAsync("main form.hub-form", ("property-Who", "coordinators"), ("property-Text", "La réponse est là."));
        await visitor.FollowAsync();
        Assert.DoesNotContain("keeps it from", visitor.Text, StringComparison.Ordinal);

        await visitor.SubmitAsync("form[action*=Publish]");
        await visitor.FollowAsync();
        await visitor.SubmitAsync("form[action*=Switch]");
        await hub.HoldMeetingAsync(await hub.DemandAsync());
        var waiting = Assert.Single(await hub.UntilAsync(1, row => row.State == InstanceState.Waiting));
        // Ten working days after 17 January.
        Assert.Equal(new DateTimeOffset(2023, 1, 31, 8, 0, 0, TimeSpan.Zero), waiting.DueAt);
        hub.Clock.AdjustTime(waiting.DueAt!.Value);
        await hub.UntilAsync(1, row => row.State == InstanceState.Finished);
        Assert.Equal(
            ["Relancer : CNAF"],
            await hub.DbAsync(db => db.Set<CampaignHub.Features.Planning.PlanItem>().Select(item => item.Title).ToListAsync())
        );
    }

    [Fact]
    public async Task What_is_in_force_stays_until_the_draft_is_put_in_force_and_a_draft_can_be_given_up()
    {
        await using var hub = Flows.Hub();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var id = await hub.BringAsync(Flows.FollowUp);
        await visitor.OpenAsync($"/admin/campaigns/test/workflows/{id}/edit");
        await visitor.SubmitAsync(Removal(visitor, "thank"));
        await visitor.FollowAsync();

        Assert.Contains("Draft", visitor.Text, StringComparison.Ordinal);
        Assert.Null(visitor.Page.QuerySelector("input[name=step][value=thank]"));
        var type = await hub.DbAsync(db => db.Set<WorkflowType>().SingleAsync(each => each.Id == id));
        Assert.Equal(1, type.VersionNumber);
        Assert.Contains("\"thank\"", await InForceAsync(hub, id), StringComparison.Ordinal);

        await visitor.SubmitAsync("form[action*=Discard]");
        Assert.Null(await hub.DbAsync(db => db.Set<WorkflowType>().Where(each => each.Id == id).Select(each => each.Draft).SingleAsync()));
        await visitor.OpenAsync($"/admin/campaigns/test/workflows/{id}/edit");
        await visitor.SubmitAsync(Removal(visitor, "thank"));
        await visitor.FollowAsync();
        await visitor.SubmitAsync("form[action*=Publish]");

        var inForce = await InForceAsync(hub, id);
        Assert.DoesNotContain("\"thank\"", inForce, StringComparison.Ordinal);
        // What nobody here knows is still there.
        Assert.Contains("\"Unknown\":{\"kept\":[1,2.50]}", inForce, StringComparison.Ordinal);
        type = await hub.DbAsync(db => db.Set<WorkflowType>().SingleAsync(each => each.Id == id));
        Assert.Equal((2, true, null), (type.VersionNumber, type.IsEnabled, type.Draft));
    }

    [Fact]
    public async Task A_step_with_a_mistake_is_kept_shown_beside_its_field_and_not_put_in_force()
    {
        await using var hub = Flows.Hub();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var id = await hub.BringAsync(Flows.FollowUp);
        await visitor.OpenAsync($"/admin/campaigns/test/workflows/{id}/steps/thank");

        await visitor.SubmitAsync("main form.hub-form", ("property-Title", "Remercier : {{ input.title"), ("property-Days", "two"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Equal("Remercier : {{ input.title", visitor.Page.QuerySelector("#property-Title")!.GetAttribute("value"));
        await visitor.SubmitAsync("main form.hub-form", ("property-Days", "three"));
        Assert.Equal(
            ["property-Title", "property-Days"],
            visitor
                .Page.QuerySelectorAll("main .invalid-feedback")
                .Select(problem => problem.ParentElement!.QuerySelector("input")!.Id)
                .Distinct()
        );
        await visitor.OpenAsync($"/admin/campaigns/test/workflows/{id}/edit");
        Assert.Contains("2 problems keep it from being put in force", visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("form[action*=Publish]");
        Assert.Contains("This draft cannot be put in force", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Remercier : {{ input.title }}", await InForceAsync(hub, id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_way_is_led_elsewhere_and_a_retry_policy_is_written()
    {
        await using var hub = Flows.Hub();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var id = await hub.BringAsync(Flows.FollowUp);
        await visitor.OpenAsync($"/admin/campaigns/test/workflows/{id}/steps/mail");

        await visitor.SubmitAsync(
            "main form.hub-form",
            ("way-Done", "press"),
            ("retries", "2"),
            ("minutes", "5"),
            ("failed", "FollowFailedOutcome")
        );

        await visitor.FollowAsync();
        // What came after is reached no more, and is not thrown away unasked.
        Assert.Contains("Nothing leads to the activity noted.", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync($"/admin/campaigns/test/workflows/{id}/steps/mail");
        Assert.Equal("press", visitor.Page.QuerySelector("#way-Done option[selected]")!.GetAttribute("value"));
        await visitor.SubmitAsync("main form.hub-form", ("way-Failed", "noted"), ("way-Done", "press"));
        await visitor.FollowAsync();
        await visitor.SubmitAsync("form[action*=Publish]");
        var inForce = await InForceAsync(hub, id);
        Assert.Contains(
            "\"ActivityRetryPolicy\":{\"MaxRetries\":2,\"DelaySeconds\":300,\"Backoff\":\"Fixed\",\"OnFailure\":\"FollowFailedOutcome\"}",
            inForce,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\"SourceActivityId\":\"mail\",\"SourceOutcomeName\":\"Failed\",\"DestinationActivityId\":\"noted\"",
            inForce,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Who_changed_it_in_between_is_not_overwritten()
    {
        await using var hub = Flows.Hub();
        using var one = await hub.VisitorAsync(CampaignRole.Coordinator);
        using var other = await hub.VisitorAsync(CampaignRole.Coordinator);
        var id = await hub.BringAsync(Flows.FollowUp);
        await one.OpenAsync($"/admin/campaigns/test/workflows/{id}/steps/thank");
        await other.OpenAsync($"/admin/campaigns/test/workflows/{id}/steps/thank");
        await other.SubmitAsync("main form.hub-form", ("property-Title", "Dire merci"));

        await one.SubmitAsync("main form.hub-form", ("property-Title", "Écrire une carte"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, one.Status);
        // What the second typed is still in the form, and saved by saying so again.
        Assert.Equal("Écrire une carte", one.Page.QuerySelector("#property-Title")!.GetAttribute("value"));
        Assert.Contains(
            "Dire merci",
            await hub.DbAsync(db => db.Set<WorkflowType>().Where(each => each.Id == id).Select(each => each.Draft).SingleAsync()),
            StringComparison.Ordinal
        );
    }

    private static string Removal(Visitor visitor, string step)
    {
        var form = visitor.Page.QuerySelector($"form:has(input[name=step][value={step}])")!;
        form.Id = "removal";
        return "#removal";
    }

    /// <summary>Follows the link of the step that adds one after it, and chooses what that does.</summary>
    private static async Task AddAsync(Visitor visitor, string step, string? outcome, string name)
    {
        var link = visitor
            .Page.QuerySelectorAll("a[href*=new-step]")
            .First(each =>
                each.TextContent.Contains($"({step})", StringComparison.Ordinal)
                && (outcome is null || each.GetAttribute("href")!.EndsWith($"outcome={outcome}", StringComparison.Ordinal))
            );
        await visitor.OpenAsync(link.GetAttribute("href")!);
        await visitor.SubmitAsync("main form:has(button[name=name])", ("name", name));
        await visitor.FollowAsync();
    }

    private static Task<string> InForceAsync(HubFactory hub, Guid id) =>
        hub.DbAsync(db =>
            (
                from type in db.Set<WorkflowType>()
                join version in db.Set<WorkflowVersion>() on type.VersionId equals version.Id
                where type.Id == id
                select version.Definition
            ).SingleAsync()
        );
}
