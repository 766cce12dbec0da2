using CampaignHub.Features.Demands;
using CampaignHub.Features.Workflows.Definitions;
using CampaignHub.Features.Workflows.Instances;
using CampaignHub.Platform.Events;
using CampaignHub.Platform.Workflows;
using CampaignHub.Workflows.Activities;
using CampaignHub.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Workflows;

/// <summary>Somebody was met about a demand. An event of the tests, announced as a feature announces its own.</summary>
internal sealed record TestMeetingHeld(Guid DemandId, string Title, DateOnly ReplyDueOn) : HubEvent
{
    public override Guid SubjectId => DemandId;
}

/// <summary>An answer came, about the demand that was talked of.</summary>
internal sealed record TestAnswerCame(Guid AnswerId, Guid DemandId) : HubEvent
{
    public override Guid SubjectId => AnswerId;
}

/// <summary>What the activities of the tests do when they are reached.</summary>
internal sealed class Tripwire
{
    public Action Reached { get; set; } = () => { };
}

/// <summary>Writes a demand into the database, then does what the test wants of it.</summary>
internal sealed class Trips(CampaignHub.Data.HubDb db, Tripwire tripwire) : Activity, IDescribedActivity
{
    public static ActivityDescriptor Descriptor { get; } = new("CampaignHubTestTrips", ActivityKind.Task, "Trips", "Tests");

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        db.Add(new Demand { Number = 1000 + await db.Set<Demand>().CountAsync(cancellationToken), Title = "Written by a workflow" });
        await db.SaveChangesAsync(cancellationToken);
        tripwire.Reached();
        cancellationToken.ThrowIfCancellationRequested();
        return Done;
    }
}

/// <summary>What tests of workflows do with a hub.</summary>
internal static class Flows
{
    public static readonly DateTimeOffset DayOfTheMeeting = new(2023, 1, 17, 9, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>A meeting is followed up: people are told, thanks planned, an answer awaited for ten working days, then reminded of, once.</summary>
    public const string FollowUp = """
        {
          "WorkflowTypeId": "follow-up-after-a-meeting", "Name": "Suivi d'un rendez-vous", "IsEnabled": true, "Unknown": { "kept": [1, 2.50] },
          "Activities": [
            { "ActivityId": "held", "Name": "CampaignHubTestMeetingHeld", "X": 0, "Y": 0, "IsStart": true, "Properties": {} },
            { "ActivityId": "tell", "Name": "CampaignHubNotifyPeople", "X": 0, "Y": 100, "IsStart": false, "Properties": {
                "ActivityMetadata": { "Title": "Prévenir l'équipe" },
                "Who": { "Expression": "coordinators" }, "Text": { "Expression": "Rendez-vous tenu : {{ input.title }}" } } },
            { "ActivityId": "thank", "Name": "CampaignHubCreateTask", "X": 0, "Y": 200, "IsStart": false, "Properties": {
                "Title": { "Expression": "Remercier : {{ input.title }}" }, "Days": 2, "Responsible": { "Expression": "coordinators" } } },
            { "ActivityId": "answer", "Name": "CampaignHubWaitForEvent", "X": 0, "Y": 300, "IsStart": false, "Properties": {
                "Event": "CampaignHubTestAnswerCame", "Days": 10 } },
            { "ActivityId": "first", "Name": "IfElseTask", "X": 0, "Y": 400, "IsStart": false, "Properties": {
                "Condition": { "Expression": "property('reminded') !== true" } } },
            { "ActivityId": "remind", "Name": "CampaignHubCreateTask", "X": 0, "Y": 500, "IsStart": false, "Properties": {
                "Title": { "Expression": "Relancer : {{ subject.title }}" }, "Days": 1 } },
            { "ActivityId": "mail", "Name": "CampaignHubSendMail", "X": 0, "Y": 600, "IsStart": false, "Properties": {
                "To": { "Expression": "coordinators, cabinet@example.org" }, "Subject": { "Expression": "Réponse écrite attendue : {{ input.title }}" },
                "Body": { "Expression": "La réponse était attendue le {{ input.replyDueOn }}.\n\nVoir {{ subject.url }}" } } },
            { "ActivityId": "noted", "Name": "SetPropertyTask", "X": 0, "Y": 700, "IsStart": false, "Properties": {
                "PropertyName": "reminded", "Value": { "Expression": "true" } } },
            { "ActivityId": "pause", "Name": "CampaignHubWaitWorkingDays", "X": 0, "Y": 800, "IsStart": false, "Properties": { "Days": 5 } },
            { "ActivityId": "press", "Name": "CampaignHubNotifyPeople", "X": 200, "Y": 500, "IsStart": false, "Properties": {
                "Who": { "Expression": "coordinators" }, "Text": { "Expression": "Toujours sans réponse : préparer le communiqué." } } } ],
          "Transitions": [
            { "Id": 0, "SourceActivityId": "held", "SourceOutcomeName": "Done", "DestinationActivityId": "tell" },
            { "Id": 0, "SourceActivityId": "tell", "SourceOutcomeName": "Done", "DestinationActivityId": "thank" },
            { "Id": 0, "SourceActivityId": "thank", "SourceOutcomeName": "Done", "DestinationActivityId": "answer" },
            { "Id": 0, "SourceActivityId": "answer", "SourceOutcomeName": "TimedOut", "DestinationActivityId": "first" },
            { "Id": 0, "SourceActivityId": "first", "SourceOutcomeName": "True", "DestinationActivityId": "remind" },
            { "Id": 0, "SourceActivityId": "remind", "SourceOutcomeName": "Done", "DestinationActivityId": "mail" },
            { "Id": 0, "SourceActivityId": "mail", "SourceOutcomeName": "Done", "DestinationActivityId": "noted" },
            { "Id": 0, "SourceActivityId": "noted", "SourceOutcomeName": "Done", "DestinationActivityId": "pause" },
            { "Id": 0, "SourceActivityId": "pause", "SourceOutcomeName": "Done", "DestinationActivityId": "first" },
            { "Id": 0, "SourceActivityId": "first", "SourceOutcomeName": "False", "DestinationActivityId": "press" } ]
        }
        """;

    /// <summary>Starts on a meeting and does the activities one after the other, given as <c>Name {properties}</c>.</summary>
    public static string Chain(string id, params string[] activities)
    {
        var definition = WorkflowDefinition.Create(id, $"Workflow {id}");
        definition.Add("start", "CampaignHubTestMeetingHeld", isStart: true);
        var last = "start";
        foreach (var (index, activity) in activities.Index())
        {
            var at = activity.IndexOf('{', StringComparison.Ordinal);
            var (name, properties) = at < 0 ? (activity, "{}") : (activity[..at].Trim(), activity[at..]);
            var next = $"a{index}";
            definition.Add(next, name, isStart: false, System.Text.Json.Nodes.JsonNode.Parse(properties)!.AsObject());
            definition.Connect(last, "Done", next);
            last = next;
        }

        return definition.Write().ToJsonString();
    }

    public const string Tell = """CampaignHubNotifyPeople { "Who": { "Expression": "coordinators" }, "Text": { "Expression": "Told" } }""";

    /// <param name="hasRunner">False leaves moving the instances to the test.</param>
    public static HubFactory Hub(Tripwire? tripwire = null, bool hasRunner = true)
    {
        var hub = new HubFactory
        {
            Extra = services =>
            {
                services
                    .AddSingleton(tripwire ?? new Tripwire())
                    .AddActivity<Trips>()
                    .AddWorkflowEvent<TestMeetingHeld>("CampaignHubTestMeetingHeld", "A meeting was held", Demand.Kind)
                    .AddWorkflowEvent<TestAnswerCame>("CampaignHubTestAnswerCame", "An answer came", Demand.Kind, came => came.DemandId);
                if (!hasRunner)
                {
                    services.Remove(services.Single(service => service.ImplementationType == typeof(WorkflowRunner)));
                }
            },
        };
        hub.Clock.AdjustTime(DayOfTheMeeting);
        return hub;
    }

    public static Task<Guid> DemandAsync(this HubFactory hub) =>
        hub.InsideAsync(async services =>
            (
                await services
                    .GetRequiredService<AddDemand>()
                    .ExecuteAsync("Transparence", "Publier les algorithmes.", TestContext.Current.CancellationToken)
            ).Id
        );

    public static Task<Guid> BringAsync(this HubFactory hub, string json, bool isEnabled = true) =>
        hub.InsideAsync(async services =>
            (
                await services
                    .GetRequiredService<SaveWorkflow>()
                    .ExecuteAsync(WorkflowDefinition.Read(json), key: null, isEnabled, TestContext.Current.CancellationToken)
            )
                .Type
                .Id
        );

    public static Task<int> RaiseAsync(this HubFactory hub, params HubEvent[] raised) =>
        hub.DbAsync(db =>
        {
            Array.ForEach(raised, db.Raise);
            return db.SaveChangesAsync();
        });

    public static Task<int> HoldMeetingAsync(this HubFactory hub, Guid demandId) =>
        hub.RaiseAsync(new TestMeetingHeld(demandId, "CNAF", new DateOnly(2023, 1, 31)));

    public static Task<List<WorkflowInstanceRow>> InstancesAsync(this HubFactory hub) =>
        hub.DbAsync(db => db.Set<WorkflowInstanceRow>().OrderBy(row => row.Id).ToListAsync());

    public static Task<List<WorkflowStepRow>> JournalAsync(this HubFactory hub) =>
        hub.DbAsync(db => db.Set<WorkflowStepRow>().OrderBy(row => row.InstanceId).ThenBy(row => row.Sequence).ToListAsync());

    /// <summary>Until that many instances are there and every one stands so, with no event left to be heard.</summary>
    public static async Task<List<WorkflowInstanceRow>> UntilAsync(this HubFactory hub, int count, Func<WorkflowInstanceRow, bool> isSo)
    {
        for (var watch = System.Diagnostics.Stopwatch.StartNew(); ; await Task.Delay(20, TestContext.Current.CancellationToken))
        {
            var rows = await hub.InstancesAsync();
            var unheard = await hub.DbAsync(async db =>
                await db.Outbox.CountAsync(row => row.State == OutboxState.Pending) + await db.Set<WorkflowSignal>().CountAsync()
            );
            if (unheard == 0 && rows.Count == count && rows.TrueForAll(row => isSo(row)))
            {
                return rows;
            }

            Assert.True(
                watch.Elapsed < Patience,
                $"{unheard} unheard; {string.Join("; ", rows.Select(row => $"{row.State} due {row.DueAt:s} {row.Fault}"))}"
            );
        }
    }
}
