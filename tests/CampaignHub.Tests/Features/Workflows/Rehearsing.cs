using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CampaignHub.Features.Planning;
using CampaignHub.Features.Workflows.Instances;
using CampaignHub.Platform.Access;
using CampaignHub.Tests.Features.Recipes;
using CampaignHub.Workflows.Running;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Workflows;

/// <summary>Trying without doing: by the command line, on what happened already, and as tests that a workflow carries.</summary>
public sealed class Rehearsing
{
    private const string Demo = "changer-de-cap.recipe.json";

    private const string Meeting = """
        {
          "name": "CampaignHubMeetingHeld", "at": "2023-01-17T16:00", "about": "meeting-1",
          "input": { "title": "Direction de la CNAF", "day": "2023-01-17", "replyDueOn": "2023-01-31" },
          "then": [{THEN}]
        }
        """;

    [Fact]
    public async Task The_cases_follow_up_without_an_answer_reminds_on_the_31st_and_proposes_the_release_five_working_days_later()
    {
        var (exitCode, output, error) = await SimulateAsync("", "--json");

        Assert.Equal("", error);
        Assert.Equal(0, exitCode);
        using var report = JsonDocument.Parse(output);
        Assert.Equal("Suivi d'un rendez-vous avec un décideur", report.RootElement.GetProperty("name").GetString());
        Assert.Equal("finished", report.RootElement.GetProperty("end").GetString());
        var steps = report.RootElement.GetProperty("steps").EnumerateArray().Where(step => step.GetProperty("does").GetBoolean()).ToList();
        Assert.Equal(
            [
                ("prevenir", "2023-01-17T16:00:00+01:00"),
                ("merci", "2023-01-17T16:00:00+01:00"),
                ("lettre", "2023-01-17T16:00:00+01:00"),
                // Ten working days: 31 January at 18:00. Five more: Tuesday 7 February.
                ("relance", "2023-01-31T18:00:00+01:00"),
                ("courriel", "2023-01-31T18:00:00+01:00"),
                ("presse", "2023-02-07T09:00:00+01:00"),
            ],
            steps.Select(step => (step.GetProperty("activityId").GetString(), step.GetProperty("at").GetString()))
        );
        Assert.Equal("Relancer\u00A0: Direction de la CNAF", steps[3].GetProperty("values").GetProperty("Title").GetString());
    }

    [Fact]
    public async Task An_answer_in_time_ends_it_and_a_clock_of_the_callers_begins_it()
    {
        var answered = await SimulateAsync("""{ "name": "CampaignHubAnswerReceived", "at": "2023-01-25" }""", "--json");
        var later = await SimulateAsync("", "--json", "--clock", "2023-03-01T08:00");
        var told = await SimulateAsync("");

        Assert.DoesNotContain("\"activityId\":\"relance\"", answered.Output, StringComparison.Ordinal);
        Assert.Contains("\"activityId\":\"venue\"", answered.Output, StringComparison.Ordinal);
        Assert.Contains("\"endedAt\":\"2023-01-25T09:00:00+01:00\"", answered.Output, StringComparison.Ordinal);
        // The reply was due in January: it is too late to wait.
        Assert.Contains("{\"at\":\"2023-03-01T08:00:00+01:00\",\"activityId\":\"relance\"", later.Output, StringComparison.Ordinal);
        Assert.Contains("  2023-01-31 18:00  * CampaignHubCreateTask: Relancer", told.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "at": "2023-01-17" }""", "name: the event has no name.")]
    [InlineData("""{ "name": "CampaignHubMeetingHeld" }""", "at: say when it happens, such as 2023-01-17T16:00.")]
    [InlineData("""{ "name": "CampaignHubMeetingHeld", "at": "soon" }""", "at: “soon” is no moment; write it as 2023-01-17T16:00.")]
    [InlineData(
        """{ "name": "CampaignHubMeetingHeld", "at": "2023-01-17", "timeZone": "Paris" }""",
        "timeZone: there is no time zone Paris."
    )]
    [InlineData(
        """{ "name": "CampaignHubMeetingHeld", "at": "2023-01-17", "then": [{ "at": "2023-01-18" }] }""",
        "then[0].name: the event has no name."
    )]
    [InlineData("""{ "name": "CampaignHubMeetingHeld", "at": "2023-01-17", "then": 3 }""", "then is no list.")]
    [InlineData("""{ "name": """, "This is no JSON:")]
    [InlineData("""{ "name": "Nothing", "at": "2023-01-17" }""", "starts on Nothing.")]
    public async Task What_cannot_be_read_is_one_sentence_with_its_place(string happens, string sentence)
    {
        var (exitCode, output, error) = await RunAsync(happens, "--json");

        Assert.Equal((1, ""), (exitCode, output));
        Assert.StartsWith("error: ", error, StringComparison.Ordinal);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_what_happened_already_it_says_how_often_it_would_have_done_what_and_does_nothing()
    {
        await using var hub = Flows.Hub();
        var (first, second) = (await hub.DemandAsync(), await hub.DemandAsync());
        await hub.HoldMeetingAsync(first);
        await hub.HoldMeetingAsync(second);
        hub.Clock.Advance(TimeSpan.FromDays(2));
        // An answer came about the second.
        await hub.RaiseAsync(new TestAnswerCame(Guid.CreateVersion7(), second));
        var workflow = await hub.BringAsync(Flows.FollowUp, isEnabled: false);
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);

        await visitor.OpenAsync($"/admin/campaigns/test/workflows/{workflow}/rehearsal");

        Assert.Contains("On 2 events, in all", visitor.Text, StringComparison.Ordinal);
        // The one without an answer is reminded of once, by a task and a mail, and once more proposed to the press.
        var rows = visitor
            .Page.QuerySelectorAll("section[aria-labelledby=in-all] li")
            .Select(row => Words(row.TextContent))
            .Order(StringComparer.Ordinal);
        Assert.Equal(["Create a task3 ×", "Prévenir l'équipe2 ×", "Send a mail1 ×", "Tell people1 ×"], rows);
        await visitor.OpenAsync(
            visitor
                .Page.QuerySelectorAll("section[aria-labelledby=each] a")
                .Select(link => link.GetAttribute("href")!)
                .First(link => link.Contains("happened=", StringComparison.Ordinal))
        );
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Empty(await hub.InstancesAsync());
        Assert.Equal(0, await hub.DbAsync(db => db.Set<PlanItem>().CountAsync()));
    }

    [Fact]
    public async Task An_event_that_is_not_there_is_not_found()
    {
        await using var hub = Flows.Hub();
        await hub.HoldMeetingAsync(await hub.DemandAsync());
        var workflow = await hub.BringAsync(Flows.FollowUp, isEnabled: false);
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);

        await coordinator.OpenAsync($"/admin/campaigns/test/workflows/{workflow}/rehearsal?happened={Guid.CreateVersion7()}");
        Assert.Equal(HttpStatusCode.NotFound, coordinator.Status);
    }

    [Theory]
    [InlineData("2023-01-31", "Relancer : CNAF", null)]
    [InlineData("2023-01-30", "Relancer : CNAF", "The test “Sans réponse” expects as step 1: call 2023-01-30")]
    [InlineData("2023-01-31", "Rappeler", "what came: call 2023-01-31 Title “Relancer : CNAF”.")]
    public async Task A_workflow_whose_own_test_fails_is_not_switched_on(string on, string title, string? problem)
    {
        await using var hub = Flows.Hub();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var id = await hub.BringAsync(WithTest(on, title));

        await visitor.OpenAsync($"/admin/campaigns/test/workflows/{id}");

        if (problem is null)
        {
            Assert.Contains("Switched on", visitor.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("keeps it from being switched on", visitor.Text, StringComparison.Ordinal);
            return;
        }

        Assert.Contains("1 problem keeps it from being switched on", visitor.Text, StringComparison.Ordinal);
        Assert.Contains(problem, visitor.Text, StringComparison.Ordinal);
        using var program = await hub.ProgramAsync();
        using var refused = await program.PutAsJsonAsync(
            $"/api/v1/campaigns/test/workflow-types/{id}/enabled",
            new { enabled = true },
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    [Theory]
    [InlineData("2023-02-07", 0)]
    [InlineData("2023-02-08", 1)]
    public async Task The_tests_that_the_demos_workflows_carry_are_run(string release, int problems)
    {
        using var command = new HubCommand(hasDatabase: false);
        var recipe = await File.ReadAllTextAsync(
            Path.Combine(House.Repository.Root, "recipes", Demo),
            TestContext.Current.CancellationToken
        );
        using var file = new RecipeFile(recipe.Replace("\"2023-02-07\"", $"\"{release}\"", StringComparison.Ordinal));

        var (_, output, _) = await command.RunAsync(["workflow", "validate", file.Path, "--json"]);

        Assert.Equal(3, output.Trim().Split('\n').Length);
        Assert.Equal(problems, output.Split("\"test_failed\"").Length - 1);
    }

    [Fact]
    public async Task A_step_that_fails_is_tried_again_in_its_time_and_then_goes_the_other_way()
    {
        var tries = 0;
        var tripwire = new Tripwire { Reached = () => throw new InvalidOperationException($"No, {++tries}.") };
        await using var hub = Flows.Hub(tripwire).Expecting("CampaignHubTestTrips faulted");
        var demand = await hub.DemandAsync();
        var workflow = JsonNode.Parse(
            Flows.Chain(
                "trips",
                """CampaignHubTestTrips { "ActivityRetryPolicy": { "MaxRetries": 1, "DelaySeconds": 300, "OnFailure": "FollowFailedOutcome" } }""",
                Flows.Tell
            )
        )!;
        workflow["Transitions"]![1]!["SourceOutcomeName"] = "Failed";
        await hub.BringAsync(workflow.ToJsonString());

        await hub.HoldMeetingAsync(demand);
        var waiting = Assert.Single(await hub.UntilAsync(1, row => row.State == InstanceState.Waiting));
        Assert.Equal(Flows.DayOfTheMeeting.AddSeconds(300), waiting.DueAt);
        Assert.Null(waiting.Fault);
        hub.Clock.Advance(TimeSpan.FromSeconds(300));
        await hub.UntilAsync(1, row => row.State == InstanceState.Finished);

        Assert.Equal(
            [
                ("start", ActivityStatus.Completed, 1),
                ("a0", ActivityStatus.Retrying, 1),
                ("a0", ActivityStatus.Failed, 2),
                ("a1", ActivityStatus.Completed, 1),
            ],
            (await hub.JournalAsync()).Select(step => (step.ActivityId, step.Status, step.Attempt))
        );
        // What it wrote before it failed is taken back each time.
        Assert.Equal(1, await hub.DbAsync(db => db.Set<CampaignHub.Features.Demands.Demand>().CountAsync()));
        Assert.Equal(2, tries);
    }

    private static string WithTest(string on, string title)
    {
        var workflow = JsonNode.Parse(
            Flows.Chain(
                "tested",
                """CampaignHubWaitWorkingDays { "Days": 10 }""",
                """CampaignHubCreateTask { "Title": { "Expression": "Relancer : {{ input.title }}" } }"""
            )
        )!;
        workflow["Activities"]![2]!["ActivityId"] = "call";
        workflow["Transitions"]![1]!["DestinationActivityId"] = "call";
        workflow["Properties"] = new JsonObject
        {
            ["CampaignHubTests"] = new JsonArray(
                new JsonObject
                {
                    ["name"] = "Sans réponse",
                    ["event"] = JsonNode.Parse(
                        """{ "name": "CampaignHubTestMeetingHeld", "at": "2023-01-17", "input": { "title": "CNAF" } }"""
                    ),
                    ["expect"] = new JsonArray(
                        new JsonObject
                        {
                            ["activityId"] = "call",
                            ["on"] = on,
                            ["values"] = new JsonObject { ["Title"] = title },
                        }
                    ),
                    ["end"] = "finished",
                }
            ),
        };
        return workflow.ToJsonString();
    }

    private static Task<(int ExitCode, string Output, string Error)> SimulateAsync(string then, params string[] more) =>
        RunAsync(Meeting.Replace("{THEN}", then, StringComparison.Ordinal), more);

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(string happens, params string[] more)
    {
        using var command = new HubCommand(hasDatabase: false);
        var file = Path.Combine(command.Folder, "event.json");
        await File.WriteAllTextAsync(file, happens, TestContext.Current.CancellationToken);
        var recipe = Path.Combine(House.Repository.Root, "recipes", Demo);
        return await command.RunAsync(["workflow", "simulate", recipe, "--event", file, .. more]);
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
