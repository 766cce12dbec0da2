using CampaignHub.Workflows.Activities;
using CampaignHub.Workflows.Definitions;

namespace CampaignHub.Workflows.Running;

/// <summary>What an execution leaves of the instance: what comes next, waits, is tried again, or has ended.</summary>
internal static class Aftermath
{
    public static void Settle(
        WorkflowDefinition definition,
        ActivityDefinition activity,
        WorkflowInstance after,
        ActivityResult result,
        DateTimeOffset now
    )
    {
        after.Sequence++;
        after.StepsWithoutWaiting++;
        if (result is ActivityResult.Halt { For: var wait })
        {
            after.BlockingActivities.Add(
                new BlockingActivity(activity.ActivityId, activity.Name, now)
                {
                    Event = wait.Event,
                    CorrelationId = wait.CorrelationId ?? after.CorrelationId,
                    Until = wait.Until?.ToUniversalTime(),
                }
            );
        }
        else if (result is ActivityResult.Outcomes { Names: var outcomes })
        {
            Follow(definition, activity, after, outcomes);
        }

        Rest(definition, after);
    }

    /// <summary>What comes after an outcome.</summary>
    public static void GoOn(WorkflowDefinition definition, ActivityDefinition activity, WorkflowInstance after, string outcome)
    {
        Follow(definition, activity, after, [outcome]);
        Rest(definition, after);
    }

    private static void Follow(
        WorkflowDefinition definition,
        ActivityDefinition activity,
        WorkflowInstance after,
        IReadOnlyList<string> outcomes
    )
    {
        foreach (var next in outcomes.Select(outcome => definition.Graph.Next(activity.ActivityId, outcome)).OfType<string>())
        {
            after.PendingActivities.Add(new PendingActivity(next));
        }
    }

    private static void Rest(WorkflowDefinition definition, WorkflowInstance after)
    {
        Joins.Open(definition, after);
        after.Status =
            after.PendingActivities.Count > 0 ? WorkflowStatus.Executing
            : after.BlockingActivities.Count > 0 ? WorkflowStatus.Halted
            : WorkflowStatus.Finished;
    }

    /// <summary>The instance after a fault: as it was before, then as its retry policy says.</summary>
    public static WorkflowStep Of(
        WorkflowDefinition definition,
        ActivityExecution execution,
        WorkflowInstance before,
        string message,
        Exception? failure
    )
    {
        var after = before.Copy() with { Sequence = before.Sequence + 1 };
        var status = Retried(definition, after, execution);
        if (status == ActivityStatus.Faulted)
        {
            after = after with { Status = WorkflowStatus.Faulted, FaultMessage = message };
        }

        var outcomes = status == ActivityStatus.Failed ? [RetryPolicy.FailedOutcome] : execution.Outcomes;
        return new WorkflowStep(
            after,
            execution with
            {
                Status = status,
                Outcomes = outcomes,
                Error = message,
            },
            EndsTransaction: true,
            failure
        );
    }

    /// <summary>Lets the activity wait for its next try, or goes on along Failed, as its policy says.</summary>
    private static ActivityStatus Retried(WorkflowDefinition definition, WorkflowInstance after, ActivityExecution execution)
    {
        if (definition.Find(execution.ActivityId) is not { } activity || RetryPolicy.Of(activity) is not { } policy)
        {
            return ActivityStatus.Faulted;
        }

        var pending = after.PendingActivities[^1];
        if (pending.Retries < policy.MaxRetries)
        {
            after.PendingActivities.RemoveAt(after.PendingActivities.Count - 1);
            after.BlockingActivities.Add(
                new BlockingActivity(activity.ActivityId, activity.Name, execution.CompletedUtc)
                {
                    Until = execution.CompletedUtc + policy.DelayBefore(pending.Retries + 1),
                    Retry = pending with { Retries = pending.Retries + 1 },
                }
            );
            after.Status = after.PendingActivities.Count > 0 ? WorkflowStatus.Executing : WorkflowStatus.Halted;
            return ActivityStatus.Retrying;
        }

        if (policy.OnFailure == RetryFailure.FaultWorkflow)
        {
            return ActivityStatus.Faulted;
        }

        after.PendingActivities.RemoveAt(after.PendingActivities.Count - 1);
        GoOn(definition, activity, after, RetryPolicy.FailedOutcome);
        return ActivityStatus.Failed;
    }
}
