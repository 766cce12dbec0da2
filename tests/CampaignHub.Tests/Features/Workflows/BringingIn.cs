using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CampaignHub.Features.Recipes;
using CampaignHub.Features.Workflows;
using CampaignHub.Features.Workflows.Definitions;
using CampaignHub.Features.Workflows.Instances;
using CampaignHub.Platform.Access;
using CampaignHub.Tests.Features.Recipes;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Workflows;

/// <summary>Workflows come in as files and recipes, are looked at, and go out again as they came.</summary>
public sealed class BringingIn
{
    private const string Orchard = """
        { "steps": [ { "name": "WorkflowType", "data": [ {
          "WorkflowTypeId": "4yz8", "Name": "User registration", "IsEnabled": true, "LockTimeout": 0, "Properties": { "x": 1 },
          "Activities": [
            { "ActivityId": "a", "Name": "UserRegisteredEvent", "X": 330, "Y": 0, "IsStart": true, "Properties": { "Foreign": { "deep": [null, 1.0] } } },
            { "ActivityId": "b", "Name": "LogTask", "X": 0, "Y": 0, "IsStart": false, "Properties": { "Text": { "Expression": "{{ Workflow.Input.User }}" } } } ],
          "Transitions": [ { "Id": 0, "SourceActivityId": "a", "SourceOutcomeName": "Done", "DestinationActivityId": "b" } ] } ] } ] }
        """;

    [Fact]
    public async Task A_workflow_with_an_unknown_activity_is_kept_whole_and_cannot_be_switched_on()
    {
        await using var hub = Flows.Hub();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);

        await coordinator.OpenAsync("/admin/campaigns/test/workflows/import");
        await coordinator.UploadAsync("form[enctype]", "Chosen", "orchard.recipe.json", Encoding.UTF8.GetBytes(Orchard));
        Assert.Equal(HttpStatusCode.Redirect, coordinator.Status);
        await coordinator.FollowAsync();

        Assert.Contains("The activity UserRegisteredEvent is not available here.", coordinator.Text, StringComparison.Ordinal);
        Assert.Contains("Switched off", coordinator.Text, StringComparison.Ordinal);
        await coordinator.SubmitAsync("form[action*=Switch]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        Assert.Contains("This workflow cannot be switched on", coordinator.Text, StringComparison.Ordinal);
        var type = await hub.DbAsync(db => db.Set<WorkflowType>().SingleAsync());
        Assert.False(type.IsEnabled);
        var exported = await coordinator.Client.GetStringAsync(
            new Uri($"/admin/campaigns/test/workflows/{type.Id}?handler=Export&version={type.VersionId}", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        var (came, went) = (Assert.Single(WorkflowJson.FindTypes(Orchard)), Assert.Single(WorkflowJson.FindTypes(exported)));
        went["IsEnabled"] = true;
        Assert.True(JsonNode.DeepEquals(came, went), exported);
    }

    [Theory]
    [InlineData("{", "This is no workflow")]
    [InlineData("""{ "steps": [] }""", "There is no workflow in this file.")]
    [InlineData("""{ "WorkflowTypeId": "x", "Activities": 3 }""", "Activities is not a list.")]
    [InlineData("""{ "Name": "Nobody", "Activities": [] }""", "needs a WorkflowTypeId")]
    public async Task A_file_that_holds_no_workflow_is_refused_with_a_reason(string file, string reason)
    {
        await using var hub = Flows.Hub();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);

        await coordinator.OpenAsync("/admin/campaigns/test/workflows/import");
        await coordinator.UploadAsync("form[enctype]", "Chosen", "bad.json", Encoding.UTF8.GetBytes(file));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, coordinator.Status);
        Assert.Contains(reason, coordinator.Text, StringComparison.Ordinal);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<WorkflowType>().CountAsync()));
    }

    [Fact]
    public async Task A_recipe_switches_on_what_can_run_and_changes_nothing_the_second_time()
    {
        await using var hub = Flows.Hub();
        var both = new JsonArray(JsonNode.Parse(Flows.FollowUp), WorkflowJson.FindTypes(Orchard)[0].DeepClone());
        using var file = new RecipeFile(
            RecipeFile.Steps(
                """{ "name": "CampaignHub.Campaign", "id": "c", "campaignName": "Campaign", "slug": "c" }""",
                $$"""{ "name": "WorkflowType", "data": {{both.ToJsonString()}} }"""
            )
        );

        var first = await file.RunAsync(hub);
        hub.Clock.Advance(TimeSpan.FromDays(1));
        var second = await file.RunAsync(hub);

        Assert.Empty(first.Problems);
        Assert.Equal(StepAction.Create, first.Steps[1].Action);
        Assert.Equal(
            "/steps/1/data/1/Activities/0/Name: The workflow User registration comes in switched off: The activity UserRegisteredEvent is not available here.",
            first.Steps[1].Remarks.Single().ToString()
        );
        Assert.Equal([StepAction.Unchanged, StepAction.Unchanged], second.Steps.Select(step => step.Action));
        var types = await hub.DbAsync(db => db.Set<WorkflowType>().IgnoreQueryFilters().OrderBy(type => type.TypeId).ToListAsync());
        Assert.Equal([false, true], types.Select(type => type.IsEnabled));
        Assert.Equal([1, 1], types.Select(type => type.VersionNumber));
        Assert.Equal(
            JsonNode.Parse(Flows.FollowUp)!["Unknown"]!.ToJsonString(),
            JsonNode.Parse(
                await hub.DbAsync(db =>
                    db.Set<WorkflowVersion>()
                        .IgnoreQueryFilters()
                        .Where(version => version.TypeId == types[1].Id)
                        .Select(version => version.Definition)
                        .SingleAsync()
                )
            )!["Unknown"]!.ToJsonString()
        );
    }

    [Fact]
    public async Task The_steps_of_a_workflow_are_told_in_words()
    {
        await using var hub = Flows.Hub();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        var workflow = await hub.BringAsync(Flows.FollowUp);

        await coordinator.OpenAsync($"/admin/campaigns/test/workflows/{workflow}");

        var steps = coordinator.Page.QuerySelectorAll(".flow-step").Select(step => Words(step.TextContent)).ToList();
        Assert.Equal("1 Starts when A meeting was held", steps[0]);
        Assert.Equal("2 Then Prévenir l'équipe Tell people Who coordinators Text Rendez-vous tenu : {{ input.title }}", steps[1]);
        Assert.Equal("5 If it does not happen in time If / Else Condition property('reminded') !== true", steps[4]);
        Assert.Equal("Then go on with step 5 If / Else", steps[9].Split(' ', 2)[1]);
        Assert.StartsWith("10 If not Tell people", steps[10], StringComparison.Ordinal);
        Assert.Contains("Switched on", coordinator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workflow_of_another_campaign_is_not_found()
    {
        await using var hub = Flows.Hub();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        var workflow = await hub.BringAsync(Flows.Chain("here", Flows.Tell));
        await hub.HoldMeetingAsync(await hub.DemandAsync());
        var instance = Assert.Single(await hub.UntilAsync(1, row => row.State == InstanceState.Finished));
        await hub.DbAsync(async db =>
        {
            var other = new Campaign { Name = "Other", Slug = "other" };
            db.Add(other);
            var someone = await db.Users.SingleAsync(user => user.Email == "someone@example.org");
            db.Add(
                new Membership
                {
                    CampaignId = other.Id,
                    UserId = someone.Id,
                    Role = CampaignRole.Coordinator,
                }
            );
            return await db.SaveChangesAsync();
        });

        foreach (
            var path in new[]
            {
                $"/workflows/{workflow}",
                $"/workflows/{workflow}/rehearsal",
                $"/workflows/instances/{instance.Id}",
                $"/workflows/{workflow}?handler=Export&version={instance.VersionId}",
            }
        )
        {
            await coordinator.OpenAsync("/admin/campaigns/test" + path);
            Assert.Equal(HttpStatusCode.OK, coordinator.Status);
            await coordinator.OpenAsync("/admin/campaigns/other" + path);
            Assert.Equal(HttpStatusCode.NotFound, coordinator.Status);
        }

        await coordinator.OpenAsync("/admin/campaigns/other/workflows/instances");
        Assert.Contains("Nothing has run yet", coordinator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_says_what_is_wrong_without_a_database()
    {
        using var command = new HubCommand(hasDatabase: false);
        using var file = new RecipeFile(Orchard);

        var (code, output, error) = await command.RunAsync(["workflow", "validate", file.Path, "--json"]);

        Assert.Equal("", error);
        Assert.Equal(0, code);
        Assert.Equal(
            """{"name":"User registration","activities":2,"unknown":["UserRegisteredEvent"],"problems":[{"code":"unknown_activity","path":"/Activities/0/Name","text":"The activity UserRegisteredEvent is not available here."}]}""",
            output.Trim()
        );
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
