namespace CampaignHub.Planning;

/// <summary>A date that decides and that the plan cannot move: a meeting, a vote, a signature. It may fall on a day without work.</summary>
/// <param name="Id">Unique among tasks and anchors; compared exactly.</param>
/// <param name="At">Civil local time; a date without a time is midnight at the beginning of that day.</param>
public sealed record PlanAnchor(string Id, DateTime At)
{
    /// <summary>An anchor known by its day only.</summary>
    public PlanAnchor(string id, DateOnly day)
        : this(id, day.ToDateTime(TimeOnly.MinValue)) { }
}
