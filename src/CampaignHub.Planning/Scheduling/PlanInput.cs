namespace CampaignHub.Planning;

/// <summary>All that a schedule is computed from. Dates are civil local time in the campaign's zone, between 1950 and 2100.</summary>
public sealed record PlanInput
{
    /// <summary>The day on which the question is asked: decides what is too late, never moves a task.</summary>
    public required DateOnly Today { get; init; }

    public required IReadOnlyList<PlanTask> Tasks { get; init; }

    public IReadOnlyList<PlanAnchor> Anchors { get; init; } = [];

    /// <summary>Between tasks, anchors and phases, in any mixture.</summary>
    public IReadOnlyList<PlanLink> Links { get; init; } = [];

    public IReadOnlyList<PlanPhase> Phases { get; init; } = [];

    /// <summary>The calendar of tasks that name none.</summary>
    public WorkCalendar Calendar { get; init; } = WorkCalendar.Default;

    /// <summary>The default placement.</summary>
    public ScheduleFrom ScheduleFrom { get; init; }

    /// <summary>
    /// No task without predecessor begins before. When left out: the earliest start that the anchors leave to such a task, or failing
    /// anchors the beginning of <see cref="Today"/>.
    /// </summary>
    public DateTime? Start { get; init; }

    /// <summary>
    /// No task finishes after. When left out, tasks that lead to no anchor are held by the latest early finish of the plan, or later where
    /// the late date of a task before them asks for it.
    /// For "the end of a day" give midnight of the next.
    /// </summary>
    public DateTime? Finish { get; init; }
}
