namespace CampaignHub.Planning;

/// <summary>The hours of one date, in place of the weekly ones: a holiday (no period) or a day of exceptional work.</summary>
/// <param name="Date">The date, between <see cref="WorkCalendar.FirstDay"/> and <see cref="WorkCalendar.LastDay"/>.</param>
/// <param name="Name">What to call the day in a list; not used in any computation.</param>
/// <param name="Periods">The hours worked; empty when the day is closed.</param>
public sealed record DatedHours(DateOnly Date, string Name, IReadOnlyList<WorkPeriod> Periods)
{
    /// <summary>A day without work.</summary>
    public static DatedHours Closed(DateOnly date, string name = "") => new(date, name, []);
}
