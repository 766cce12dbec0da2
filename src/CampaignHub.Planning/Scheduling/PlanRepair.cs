namespace CampaignHub.Planning;

/// <summary>What may be done about a plan that does not hold.</summary>
public enum RepairKind
{
    /// <summary>The task, and those of <see cref="PlanRepair.Others"/>, take so many working days less, in all.</summary>
    Shorten,

    /// <summary>
    /// What follows begins so many working days before the task is finished (a lead on their link); with <see cref="PlanRepair.Others"/>, so does what follows
    /// each of them in the chain, so many days in all.
    /// </summary>
    Overlap,

    /// <summary>The task, and those of <see cref="PlanRepair.Others"/>, are done without: what follows them waits for what they waited for.</summary>
    Drop,

    /// <summary>The anchor moves by so many working days: later when positive, earlier when negative.</summary>
    MoveAnchor,

    /// <summary>The task's own day, by which its deadline or its constraint binds it, moves likewise.</summary>
    MoveDate,

    /// <summary>The task is done so many working days earlier than the plan places it (a buffer): there is room.</summary>
    Advance,

    /// <summary>The link from the task to <see cref="PlanRepair.Next"/> is taken away: it closes a loop.</summary>
    Unlink,
}

/// <summary>One way to mend a problem, enough by itself.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Id">The task or anchor it is done to.</param>
/// <param name="WorkingDays">By how much; of tasks that are dropped, what is won.</param>
/// <param name="Next">The task that follows, of one overlap or link.</param>
public sealed record PlanRepair(RepairKind Kind, string Id, double WorkingDays, string? Next = null)
{
    /// <summary>The tasks that it is done to as well, where one alone is too short for it; the longest first.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];
}
