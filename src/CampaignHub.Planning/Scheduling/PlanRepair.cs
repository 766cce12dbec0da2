namespace CampaignHub.Planning;

/// <summary>What may be done about a plan that does not hold.</summary>
public enum RepairKind
{
    /// <summary>The task takes so many working days less.</summary>
    Shorten,

    /// <summary>What follows begins so many working days before the task is finished (a lead on their link).</summary>
    Overlap,

    /// <summary>The task is done without: what follows it waits for what it waited for.</summary>
    Drop,

    /// <summary>The anchor moves by so many working days: later when positive, earlier when negative.</summary>
    MoveAnchor,
}

/// <summary>One way to mend a problem, enough by itself.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Id">The task or anchor it is done to.</param>
/// <param name="WorkingDays">By how much; of a task that is dropped, what is won.</param>
/// <param name="Next">The task that follows, of an overlap.</param>
public sealed record PlanRepair(RepairKind Kind, string Id, double WorkingDays, string? Next = null);
