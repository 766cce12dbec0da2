namespace CampaignHub.Planning;

/// <summary>The dates of a task, in civil local time. Starts are spelled Monday 9:00 and not Friday 18:00, finishes the other way.</summary>
/// <remarks>
/// A milestone has one instant for both: the finish of the work it follows; or, counted in days from an anchor, the beginning of a day before
/// it and the end of a day after it; else the spelling of a start.
/// </remarks>
public sealed record TaskSchedule
{
    public required string Id { get; init; }

    /// <summary>The proposed start.</summary>
    public required DateTime Start { get; init; }

    /// <summary>The proposed finish.</summary>
    public required DateTime Finish { get; init; }

    public required DateTime EarlyStart { get; init; }

    public required DateTime EarlyFinish { get; init; }

    /// <summary>The latest date to start, or an anchor is missed. Buffers do not enter it.</summary>
    public required DateTime LateStart { get; init; }

    public required DateTime LateFinish { get; init; }

    /// <summary>Work between early and late start, in working days of the task's calendar; negative when the plan does not fit.</summary>
    public required double TotalSlackDays { get; init; }

    /// <summary>How far the task can leave its early dates without moving a successor from its own, in working days.</summary>
    public required double FreeSlackDays { get; init; }

    /// <summary>No slack left: total slack of zero or less.</summary>
    public required bool IsCritical { get; init; }

    /// <summary>The late start lies before today. Whether the task is already under way is the caller's knowledge.</summary>
    public required bool IsTooLate { get; init; }

    /// <summary>The link that decides the proposed dates; null when it is the plan's start or finish.</summary>
    public required PlanLink? Driver { get; init; }

    /// <summary>The link that decides the early dates; null when it is the plan's start.</summary>
    public required PlanLink? EarlyDriver { get; init; }

    /// <summary>The link that decides the late dates; null when it is the plan's finish or the latest early finish.</summary>
    public required PlanLink? LateDriver { get; init; }

    /// <summary>The task or anchor at the other end of <see cref="Driver"/>.</summary>
    public string? DrivenBy =>
        Driver is null ? null
        : string.Equals(Driver.From, Id, StringComparison.Ordinal) ? Driver.To
        : Driver.From;
}
