namespace CampaignHub.Planning;

/// <summary>A computed schedule.</summary>
public sealed record PlanResult
{
    /// <summary>One per task, in the order of the input.</summary>
    public required IReadOnlyList<TaskSchedule> Tasks { get; init; }

    /// <summary>One per phase that holds tasks, from its first start to its last finish; its slack is the least within.</summary>
    public IReadOnlyList<TaskSchedule> Phases { get; init; } = [];

    /// <summary>Empty when the plan holds.</summary>
    public required IReadOnlyList<PlanProblem> Problems { get; init; }
}
