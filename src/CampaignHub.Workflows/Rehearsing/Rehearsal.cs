using System.Text.Json.Nodes;
using CampaignHub.Workflows.Activities;
using CampaignHub.Workflows.Definitions;
using CampaignHub.Workflows.Running;

namespace CampaignHub.Workflows.Rehearsing;

/// <summary>Something that happens in a rehearsal, at an instant of its clock.</summary>
public sealed record RehearsedEvent(DateTimeOffset At, WorkflowEvent Happened);

public enum RehearsalEnd
{
    /// <summary>The event starts nothing here.</summary>
    NotStarted,
    Finished,

    /// <summary>It waits for an event that does not come in the rehearsal.</summary>
    Waiting,
    Faulted,

    /// <summary>It was still going on after <see cref="Rehearsal.Horizon"/> or <see cref="Rehearsal.MostSteps"/>.</summary>
    Stopped,
}

/// <summary>An execution that would have been.</summary>
/// <param name="At">When, on the virtual clock.</param>
/// <param name="Title">The author's words; empty when there are none.</param>
/// <param name="Values">The properties, with the values they were given.</param>
/// <param name="HasEffect">It would have changed something: an activity of a feature, not of the engine.</param>
public sealed record RehearsedStep(
    DateTimeOffset At,
    string ActivityId,
    string Name,
    string Title,
    ActivityStatus Status,
    IReadOnlyList<string> Outcomes,
    JsonObject Values,
    bool HasEffect
)
{
    public string? Error { get; init; }
}

/// <param name="Steps">In the order they would have been executed.</param>
/// <param name="Waits">What it waits for at the end.</param>
/// <param name="Fault">Why it faulted.</param>
public sealed record RehearsalReport(
    RehearsalEnd End,
    DateTimeOffset EndedAt,
    IReadOnlyList<RehearsedStep> Steps,
    IReadOnlyList<BlockingActivity> Waits,
    string? Fault = null
);

/// <summary>
/// Runs a workflow on a virtual clock without doing anything: from wait to wait, through the events that are said to follow. The same interpreter moves it as
/// in earnest.
/// </summary>
public sealed class Rehearsal(ActivityCatalog catalog, WorkflowExpressions expressions)
{
    public const int MostSteps = 2_000;

    public ActivityCatalog Catalog { get; } = catalog;

    /// <summary>How far the clock goes: 1,500 days.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromDays(1_500);

    /// <summary>A loop that never waits faults after so many activities.</summary>
    public int MostStepsWithoutWaiting { get; init; } = 1_000;

    /// <param name="host">Its clock is moved.</param>
    /// <param name="start">The event that starts the workflow.</param>
    /// <param name="then">Those that come after, in any order; each must be about the same as what waits for it.</param>
    public async Task<RehearsalReport> RunAsync(
        WorkflowDefinition definition,
        RehearsalHost host,
        RehearsedEvent start,
        IEnumerable<RehearsedEvent> then,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(start);
        host.Clock.Now = start.At;
        var interpreter = new Interpreter(Catalog, expressions, host.Clock) { MaxStepsWithoutWaiting = MostStepsWithoutWaiting };
        var first = definition.StartsOn(start.Happened.Name).FirstOrDefault();
        var instance = first is null
            ? null
            : await interpreter.StartAsync(definition, first, start.Happened, host, cancellationToken: cancellationToken);
        if (instance is null)
        {
            return new RehearsalReport(RehearsalEnd.NotStarted, start.At, [], []);
        }

        var steps = new List<RehearsedStep>();
        var coming = new Queue<RehearsedEvent>(then.OrderBy(each => each.At));
        while (true)
        {
            while (instance.Status == WorkflowStatus.Executing && steps.Count < MostSteps)
            {
                var step = await interpreter.StepAsync(definition, instance, host, cancellationToken);
                steps.Add(StepOf(step.Execution));
                instance = step.Instance;
            }

            if (instance.Status != WorkflowStatus.Halted)
            {
                return Report(instance, host, steps);
            }

            var (woken, isOver) = await WakeAsync(interpreter, definition, instance, host, coming, cancellationToken);
            if (woken is null && isOver)
            {
                return Report(instance, host, steps);
            }

            if (host.Clock.Now - start.At > Horizon)
            {
                return Report(instance, host, steps) with { End = RehearsalEnd.Stopped };
            }

            instance = woken ?? instance;
        }
    }

    /// <summary>The next thing that happens: an event, or the instant that is waited for. At one moment the event comes first.</summary>
    private static async Task<(WorkflowInstance? Woken, bool IsOver)> WakeAsync(
        Interpreter interpreter,
        WorkflowDefinition definition,
        WorkflowInstance instance,
        RehearsalHost host,
        Queue<RehearsedEvent> coming,
        CancellationToken cancellationToken
    )
    {
        var wakes = instance.WakesAt;
        if (coming.TryPeek(out var next) && (wakes is null || next.At <= wakes))
        {
            coming.Dequeue();
            host.Clock.Now = next.At > host.Clock.Now ? next.At : host.Clock.Now;
            return (await interpreter.ResumeAsync(definition, instance, next.Happened, host, cancellationToken), IsOver: false);
        }

        if (wakes is not { } instant)
        {
            return (null, IsOver: true);
        }

        host.Clock.Now = instant > host.Clock.Now ? instant : host.Clock.Now;
        return (interpreter.ResumeDue(instance), IsOver: false);
    }

    private RehearsedStep StepOf(ActivityExecution execution) =>
        new(
            execution.StartedUtc,
            execution.ActivityId,
            execution.ActivityName,
            execution.ActivityTitle,
            execution.Status,
            execution.Outcomes,
            execution.Input,
            Catalog.TryFind(execution.ActivityName, out var type)
                && type.Descriptor.Kind == ActivityKind.Task
                && type.Class.Assembly != typeof(Activity).Assembly
        )
        {
            Error = execution.Error,
        };

    private static RehearsalReport Report(WorkflowInstance instance, RehearsalHost host, List<RehearsedStep> steps) =>
        new(
            instance.Status switch
            {
                WorkflowStatus.Finished => RehearsalEnd.Finished,
                WorkflowStatus.Faulted => RehearsalEnd.Faulted,
                WorkflowStatus.Halted => RehearsalEnd.Waiting,
                _ => RehearsalEnd.Stopped,
            },
            host.Clock.Now,
            steps,
            [.. instance.BlockingActivities],
            instance.FaultMessage
        );
}
