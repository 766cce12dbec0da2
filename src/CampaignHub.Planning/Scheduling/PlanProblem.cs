namespace CampaignHub.Planning;

/// <summary>A reason why the plan does not hold, explained by one chain, not by the whole list of red tasks.</summary>
public sealed record PlanProblem
{
    public required ProblemKind Kind { get; init; }

    /// <summary>
    /// In order of time. Cycle: the tasks of one loop, the last linked to the first. Slack and anchors: from the anchor (if any) through
    /// the tasks to the anchor (if any). Too late: from the task that should have started to its anchor (if any). Else: the tasks concerned.
    /// </summary>
    public required IReadOnlyList<ChainStep> Chain { get; init; }

    /// <summary>The working days that lack; null where there is no such count.</summary>
    public double? MissingWorkingDays { get; init; }

    /// <summary>Too late only: when work should have started.</summary>
    public DateTime? ShouldHaveStarted { get; init; }

    /// <summary>What would mend it, each by itself; empty where nothing along the chain can.</summary>
    public IReadOnlyList<PlanRepair> Repairs { get; init; } = [];
}
