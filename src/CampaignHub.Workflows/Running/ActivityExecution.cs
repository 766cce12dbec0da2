using System.Text.Json.Nodes;

namespace CampaignHub.Workflows.Running;

public enum ActivityStatus
{
    Completed,
    Halted,
    Faulted,

    /// <summary>It faulted and will be tried again.</summary>
    Retrying,

    /// <summary>It faulted at every try, and the workflow went on along <c>Failed</c>.</summary>
    Failed,

    /// <summary>Somebody let the workflow go on without it.</summary>
    Skipped,
}

/// <summary>A line of an instance's journal: one execution of one activity.</summary>
public sealed record ActivityExecution
{
    public required string WorkflowId { get; init; }
    public required string WorkflowTypeId { get; init; }
    public required int Sequence { get; init; }
    public required string ActivityId { get; init; }
    public required string ActivityName { get; init; }
    public required string ActivityTitle { get; init; }
    public required bool IsResume { get; init; }
    public required ActivityStatus Status { get; init; }
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>The properties that the activity asked for, with the values it was given.</summary>
    public JsonObject Input { get; init; } = [];
    public required DateTimeOffset StartedUtc { get; init; }
    public required DateTimeOffset CompletedUtc { get; init; }
    public string? Error { get; init; }
}

/// <summary>One activity was executed: the instance after it, and its line of the journal. Keep both in the transaction of its effects.</summary>
/// <param name="Instance">After the execution. When <see cref="IsUndone"/>, what the activity did is to be rolled back and this kept alone.</param>
/// <param name="EndsTransaction">The activity reached outside, waits or faulted: nothing more belongs into this transaction.</param>
/// <param name="Failure">What was thrown, for the log; the person reads <see cref="ActivityExecution.Error"/>.</param>
public sealed record WorkflowStep(WorkflowInstance Instance, ActivityExecution Execution, bool EndsTransaction, Exception? Failure = null)
{
    /// <summary>The activity faulted, whatever comes after.</summary>
    public bool IsUndone => Execution.Status is ActivityStatus.Faulted or ActivityStatus.Retrying or ActivityStatus.Failed;
}
