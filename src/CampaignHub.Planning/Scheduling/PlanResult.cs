namespace CampaignHub.Planning;

/// <summary>A computed schedule.</summary>
public sealed record PlanResult
{
    /// <summary>One per task, in the order of the input.</summary>
    public required IReadOnlyList<TaskSchedule> Tasks { get; init; }

    /// <summary>Empty when the plan holds.</summary>
    public required IReadOnlyList<PlanProblem> Problems { get; init; }
}
