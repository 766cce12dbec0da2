namespace CampaignHub.Planning;

/// <summary>Why a plan does not hold, or what is worth saying of it.</summary>
public enum ProblemKind
{
    /// <summary>Tasks wait for one another. <see cref="PlanProblem.Chain"/> is one loop; the dates are computed without the links inside it.</summary>
    Cycle,

    /// <summary>The work between the plan's start (or an anchor) and its finish (or the same anchor) does not fit.</summary>
    NegativeSlack,

    /// <summary>Two anchors are closer than the work between them.</summary>
    AnchorsTooClose,

    /// <summary>A date that a task must respect is at odds with its links, with another task's date or with the plan's ends.</summary>
    HardDate,

    /// <summary>A deadline is missed: by the dates proposed, or whatever the dates.</summary>
    DeadlineMissed,

    /// <summary>Work should have started before today.</summary>
    TooLate,

    /// <summary>Nothing says when the task must be done: it neither leads to an anchor nor follows one, and the plan has no finish.</summary>
    NoPathToAnchor,

    /// <summary>A calendar has no working time; <see cref="WorkCalendar.Default"/> was used in its place.</summary>
    CalendarWithoutWorkingTime,

    /// <summary>Work would fall before 1950 or after 2100; the dates are cut off there.</summary>
    OutsideCalendar,

    /// <summary>Two links of the same type between the same tasks: harmless, the stronger one holds.</summary>
    DoubledLink,

    /// <summary>An anchor falls on a public holiday or another closed date. That is allowed.</summary>
    AnchorOnHoliday,
}
