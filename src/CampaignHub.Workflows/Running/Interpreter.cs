using CampaignHub.Workflows.Activities;
using CampaignHub.Workflows.Definitions;
using CampaignHub.Workflows.Expressions;

namespace CampaignHub.Workflows.Running;

/// <summary>
/// Runs workflows one activity at a time. Each call takes an instance and answers another, the given one stays as it was: what is kept is
/// the host's to decide, with the effects of the activity, in one transaction. Safe to share between threads.
/// </summary>
/// <param name="clock">The virtual clock of a simulation, or the real one.</param>
public sealed class Interpreter(ActivityCatalog catalog, WorkflowExpressions expressions, TimeProvider clock)
{
    /// <summary>A loop that never waits is stopped after so many activities.</summary>
    public int MaxStepsWithoutWaiting { get; init; } = 10_000;

    /// <summary>A new instance, about to execute <paramref name="start"/>; null when that activity is not about this event.</summary>
    public async Task<WorkflowInstance?> StartAsync(
        WorkflowDefinition definition,
        ActivityDefinition start,
        WorkflowEvent happened,
        IWorkflowHost host,
        string? versionId = null,
        CancellationToken cancellationToken = default
    )
    {
        var instance = new WorkflowInstance
        {
            WorkflowId = host.NewId(),
            WorkflowTypeId = definition.WorkflowTypeId,
            WorkflowTypeVersionId = versionId,
            CorrelationId = happened.CorrelationId,
            CreatedUtc = clock.GetUtcNow(),
            State = new WorkflowState { Input = happened.Input.DeepClone().AsObject() },
        };
        var resumption = new Resumption { Event = happened.Name };
        if (!await AcceptsAsync(definition, start, instance, resumption, host, cancellationToken))
        {
            return null;
        }

        instance.PendingActivities.Add(new PendingActivity(start.ActivityId, resumption));
        return instance;
    }

    /// <summary>The instance with every activity that waited for this event about to go on; null when none did.</summary>
    public async Task<WorkflowInstance?> ResumeAsync(
        WorkflowDefinition definition,
        WorkflowInstance instance,
        WorkflowEvent happened,
        IWorkflowHost host,
        CancellationToken cancellationToken = default
    )
    {
        if (instance.Status is not (WorkflowStatus.Halted or WorkflowStatus.Executing))
        {
            return null;
        }

        var resumed = instance.Copy();
        foreach (var (name, value) in happened.Input)
        {
            resumed.State.Input[name] = value?.DeepClone();
        }

        var resumption = new Resumption { Event = happened.Name };
        var waiting = new List<BlockingActivity>();
        foreach (
            var blocking in resumed.BlockingActivities.Where(one =>
                one.Event == happened.Name && one.CorrelationId == happened.CorrelationId
            )
        )
        {
            if (
                definition.Find(blocking.ActivityId) is { } activity
                && await AcceptsAsync(definition, activity, resumed, resumption, host, cancellationToken)
            )
            {
                waiting.Add(blocking);
            }
        }

        return Release(resumed, waiting, resumption);
    }

    /// <summary>The instance with every activity whose instant has come about to go on; null when there is none.</summary>
    public WorkflowInstance? ResumeDue(WorkflowInstance instance)
    {
        if (instance.Status is not (WorkflowStatus.Halted or WorkflowStatus.Executing))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var resumed = instance.Copy();
        return Release(resumed, [.. resumed.BlockingActivities.Where(one => one.Until <= now)], new Resumption());
    }

    /// <summary>The instance gone on along an outcome of an activity at which it faulted or waits, without that being executed.</summary>
    /// <exception cref="InvalidOperationException">It does not stand there, or that activity never ends so.</exception>
    public WorkflowInstance Skip(WorkflowDefinition definition, WorkflowInstance instance, string activityId, string outcome)
    {
        var after = instance.Copy() with { FaultMessage = null };
        var isStanding = instance.Status switch
        {
            WorkflowStatus.Faulted => after.PendingActivities is [.., var last]
                && last.ActivityId == activityId
                && after.PendingActivities.Remove(last),
            WorkflowStatus.Halted => after.BlockingActivities.FirstOrDefault(one => one.ActivityId == activityId) is { } waiting
                && after.BlockingActivities.Remove(waiting),
            _ => false,
        };
        if (
            !isStanding
            || definition.Find(activityId) is not { } activity
            || !catalog.TryFind(activity.Name, out var type)
            || !type.Descriptor.OutcomesOf(activity).Contains(outcome)
        )
        {
            throw new InvalidOperationException(
                $"The workflow {instance.WorkflowId} does not stand at {activityId}, or that never ends with {outcome}."
            );
        }

        after.Sequence++;
        after.StepsWithoutWaiting = 0;
        Aftermath.GoOn(definition, activity, after, outcome);
        return after;
    }

    /// <summary>Executes the next activity.</summary>
    /// <exception cref="InvalidOperationException">The instance has none to execute: it waits, or has ended.</exception>
    public async Task<WorkflowStep> StepAsync(
        WorkflowDefinition definition,
        WorkflowInstance instance,
        IWorkflowHost host,
        CancellationToken cancellationToken = default
    )
    {
        if (instance.Status != WorkflowStatus.Executing || instance.PendingActivities is not [.., var pending])
        {
            throw new InvalidOperationException($"The workflow {instance.WorkflowId} has nothing to execute; it is {instance.Status}.");
        }

        var started = clock.GetUtcNow();
        var after = instance.Copy();
        var activity = definition.Find(pending.ActivityId);
        ActivityContext? context = null;
        try
        {
            var type = Prepare(activity, pending, after);
            after.PendingActivities.RemoveAt(after.PendingActivities.Count - 1);
            context = Context(definition, activity!, after, host, pending.Resumption, started);
            var running = host.Create(type.Class);
            var result = pending.Resumption is null
                ? await running.ExecuteAsync(context, cancellationToken)
                : await running.ResumeAsync(context, cancellationToken);
            if (result is ActivityResult.Fault fault)
            {
                return Aftermath.Of(
                    definition,
                    Execution(instance, pending, activity, started, context),
                    instance,
                    fault.Message,
                    failure: null
                );
            }

            Aftermath.Settle(definition, activity!, after, result, started);
            var execution = Execution(instance, pending, activity, started, context) with
            {
                Status = result is ActivityResult.Halt ? ActivityStatus.Halted : ActivityStatus.Completed,
                Outcomes = result is ActivityResult.Outcomes outcomes ? outcomes.Names : [],
            };
            return new WorkflowStep(after, execution, type.Descriptor.ReachesOutside || after.Status != WorkflowStatus.Executing);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return Aftermath.Of(definition, Execution(instance, pending, activity, started, context), instance, failure.Message, failure);
        }
    }

    /// <summary>Executes until the instance waits, ends or faults. For a host without transactions: tests, simulations.</summary>
    public async Task<(WorkflowInstance Instance, IReadOnlyList<ActivityExecution> Journal)> RunAsync(
        WorkflowDefinition definition,
        WorkflowInstance instance,
        IWorkflowHost host,
        CancellationToken cancellationToken = default
    )
    {
        var journal = new List<ActivityExecution>();
        while (instance.Status == WorkflowStatus.Executing)
        {
            var step = await StepAsync(definition, instance, host, cancellationToken);
            journal.Add(step.Execution);
            instance = step.Instance;
        }

        return (instance, journal);
    }

    private ActivityType Prepare(ActivityDefinition? activity, PendingActivity pending, WorkflowInstance instance)
    {
        if (activity is null)
        {
            throw new ExpressionException($"The workflow has no activity {pending.ActivityId}.");
        }

        if (instance.StepsWithoutWaiting >= MaxStepsWithoutWaiting)
        {
            throw new ExpressionException($"The workflow was stopped: it executed {MaxStepsWithoutWaiting} activities without waiting.");
        }

        return catalog.TryFind(activity.Name, out var type)
            ? type
            : throw new ExpressionException($"The activity {activity.Name} is not available here.");
    }

    private ActivityExecution Execution(
        WorkflowInstance before,
        PendingActivity pending,
        ActivityDefinition? activity,
        DateTimeOffset started,
        ActivityContext? context
    ) =>
        new()
        {
            WorkflowId = before.WorkflowId,
            WorkflowTypeId = before.WorkflowTypeId,
            Sequence = before.Sequence,
            ActivityId = pending.ActivityId,
            ActivityName = activity?.Name ?? "",
            ActivityTitle = activity?.Title ?? "",
            IsResume = pending.Resumption is not null,
            Status = ActivityStatus.Completed,
            Input = context?.Read ?? [],
            StartedUtc = started,
            CompletedUtc = clock.GetUtcNow(),
        };

    private async Task<bool> AcceptsAsync(
        WorkflowDefinition definition,
        ActivityDefinition activity,
        WorkflowInstance instance,
        Resumption resumption,
        IWorkflowHost host,
        CancellationToken cancellationToken
    ) =>
        catalog.TryFind(activity.Name, out var type)
        && await host.Create(type.Class)
            .AcceptsAsync(Context(definition, activity, instance, host, resumption, clock.GetUtcNow()), cancellationToken);

    private ActivityContext Context(
        WorkflowDefinition definition,
        ActivityDefinition activity,
        WorkflowInstance instance,
        IWorkflowHost host,
        Resumption? resumption,
        DateTimeOffset now
    ) => new(definition, activity, instance, host, expressions) { Now = now, Resumption = resumption };

    private static WorkflowInstance? Release(WorkflowInstance instance, List<BlockingActivity> waiting, Resumption resumption)
    {
        if (waiting.Count == 0)
        {
            return null;
        }

        waiting.ForEach(one => instance.BlockingActivities.Remove(one));
        // The last one pending goes first; what has waited longest should.
        waiting.Reverse();
        waiting.ForEach(one => instance.PendingActivities.Add(one.Retry ?? new PendingActivity(one.ActivityId, resumption)));
        instance.StepsWithoutWaiting = 0;
        instance.Status = WorkflowStatus.Executing;
        return instance;
    }
}
