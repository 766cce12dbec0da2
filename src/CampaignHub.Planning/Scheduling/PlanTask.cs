namespace CampaignHub.Planning;

/// <summary>Something to do.</summary>
public sealed record PlanTask
{
    /// <summary>Unique among tasks and anchors; compared exactly.</summary>
    public required string Id { get; init; }

    /// <summary>The work; zero or more.</summary>
    public WorkDuration Duration { get; init; }

    /// <summary>Rest kept between the task's finish and what presses on it, in working days: brings the proposed dates forward, not the late dates.</summary>
    public double BufferDays { get; init; }

    /// <summary>Where the task stands between its early and late dates.</summary>
    public Placement Placement { get; init; }

    /// <summary>The calendar that the task is worked on, when it is not the plan's.</summary>
    public WorkCalendar? Calendar { get; init; }

    /// <summary>A date that the task must respect.</summary>
    public TaskConstraint? Constraint { get; init; }

    /// <summary>
    /// When the task should be finished: enters late dates and slack, never moves the task. For "the end of a day" give midnight of the next.
    /// </summary>
    public DateTime? Deadline { get; init; }

    /// <summary>Dates that the schedule may not change.</summary>
    public FrozenDates? Frozen { get; init; }

    /// <summary>The phase that the task is part of.</summary>
    public string? Phase { get; init; }
}
