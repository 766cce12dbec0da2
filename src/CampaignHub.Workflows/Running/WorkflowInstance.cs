using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CampaignHub.Workflows.Running;

public enum WorkflowStatus
{
    Idle = 0,

    /// <summary>Has activities to execute: <see cref="Interpreter.StepAsync"/>.</summary>
    Executing = 3,

    /// <summary>Waits for the clock or an event.</summary>
    Halted = 4,
    Finished = 5,
    Faulted = 6,
    Aborted = 7,
}

/// <summary>One run of a workflow, whole in its JSON: after a crash it goes on from there. The names are Orchard Core's.</summary>
public sealed record WorkflowInstance
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public required string WorkflowId { get; init; }

    public required string WorkflowTypeId { get; init; }

    /// <summary>The version it started on and stays on.</summary>
    public string? WorkflowTypeVersionId { get; init; }

    /// <summary>What it is about; events about the same thing find it.</summary>
    public string CorrelationId { get; set; } = "";

    public WorkflowStatus Status { get; set; } = WorkflowStatus.Executing;

    public string? FaultMessage { get; set; }

    public DateTimeOffset CreatedUtc { get; init; }

    /// <summary>The number of the next activity execution.</summary>
    public int Sequence { get; set; } = 1;

    /// <summary>Executions since it last waited: a loop that never waits is stopped by it.</summary>
    public int StepsWithoutWaiting { get; set; }

    /// <summary>A stack: the last one is executed next.</summary>
    public IList<PendingActivity> PendingActivities { get; init; } = [];

    public IList<BlockingActivity> BlockingActivities { get; init; } = [];

    public WorkflowState State { get; init; } = new();

    /// <summary>When the clock must look at it; null when only events can wake it.</summary>
    [JsonIgnore]
    public DateTimeOffset? WakesAt => BlockingActivities.Min(blocking => blocking.Until);

    public static WorkflowInstance FromJson(string json) => JsonSerializer.Deserialize<WorkflowInstance>(json, s_json)!;

    public string ToJson() => JsonSerializer.Serialize(this, s_json);

    /// <summary>Faulted, then about to execute again what faulted.</summary>
    public WorkflowInstance Retry() =>
        Status == WorkflowStatus.Faulted
            ? Copy() with
            {
                Status = WorkflowStatus.Executing,
                FaultMessage = null,
                StepsWithoutWaiting = 0,
            }
            : throw new InvalidOperationException("Only a faulted workflow can be retried.");

    /// <summary>Stopped for good.</summary>
    public WorkflowInstance Cancel() =>
        this with
        {
            Status = WorkflowStatus.Aborted,
            PendingActivities = [],
            BlockingActivities = [],
            State = State.Copy(),
        };

    internal WorkflowInstance Copy() =>
        this with
        {
            PendingActivities = [.. PendingActivities],
            BlockingActivities = [.. BlockingActivities],
            State = State.Copy(),
        };
}

public sealed record WorkflowState
{
    public JsonNode? LastResult { get; set; }

    public JsonObject Input { get; init; } = [];

    public JsonObject Output { get; init; } = [];

    public JsonObject Properties { get; init; } = [];

    public IDictionary<string, JsonObject> ActivityStates { get; init; } = new Dictionary<string, JsonObject>(StringComparer.Ordinal);

    internal WorkflowState Copy() =>
        new()
        {
            LastResult = LastResult?.DeepClone(),
            Input = Input.DeepClone().AsObject(),
            Output = Output.DeepClone().AsObject(),
            Properties = Properties.DeepClone().AsObject(),
            ActivityStates = ActivityStates.ToDictionary(pair => pair.Key, pair => pair.Value.DeepClone().AsObject()),
        };
}

/// <summary>An activity whose turn will come; resumed when <see cref="Resumption"/> says by what.</summary>
public sealed record PendingActivity(string ActivityId, Resumption? Resumption = null)
{
    /// <summary>How many times it was tried before and faulted.</summary>
    public int Retries { get; init; }
}

/// <summary>An activity that waits.</summary>
public sealed record BlockingActivity(string ActivityId, string Name, DateTimeOffset SinceUtc)
{
    /// <summary>The event that resumes it; the host finds instances by this and <see cref="CorrelationId"/>.</summary>
    public string? Event { get; init; }

    public string CorrelationId { get; init; } = "";

    /// <summary>The instant at which the clock resumes it.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What is tried again at <see cref="Until"/>; null for an activity that waits.</summary>
    public PendingActivity? Retry { get; init; }
}

/// <summary>What wakes a waiting activity: an event with its input, or the clock.</summary>
public sealed record Resumption
{
    /// <summary>Null when the clock did.</summary>
    public string? Event { get; init; }

    [JsonIgnore]
    public bool ByClock => Event is null;
}

/// <summary>Something happened.</summary>
public sealed record WorkflowEvent(string Name)
{
    /// <summary>What it is about; empty when about nothing in particular.</summary>
    public string CorrelationId { get; init; } = "";

    public JsonObject Input { get; init; } = [];
}
