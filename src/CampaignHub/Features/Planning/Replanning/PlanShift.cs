namespace CampaignHub.Features.Planning.Replanning;

/// <summary>A task whose dates a change moves.</summary>
/// <param name="Days">Calendar days that its start moves, positive when later.</param>
/// <param name="Reason">What decides the new dates, by names in order from the task to the date that decides.</param>
/// <param name="IsBeforeToday">It would now have to begin before today, and did not before.</param>
internal sealed record PlanShift(
    Guid Id,
    string Title,
    DateOnly? OldStart,
    DateOnly? OldFinish,
    DateOnly? NewStart,
    DateOnly? NewFinish,
    int Days,
    IReadOnlyList<string> Reason,
    bool IsBeforeToday
);
