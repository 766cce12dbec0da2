using System.Runtime.InteropServices;

namespace CampaignHub.Planning;

/// <summary>The time that a link keeps between its two ends; negative for a lead. Rounded to the minute.</summary>
/// <remarks>
/// Next to an anchor a lag in days (working or elapsed) counts whole days: before the anchor from the beginning of its day, after it from
/// the end. So ten working days before Thursday 28 May is a count of ten days, at whatever hour the meeting is.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Lag(double Amount, LagUnit Unit)
{
    /// <summary>No lag.</summary>
    public static Lag None => default;

    /// <summary>Working days of the successor's calendar (of the task's, next to an anchor).</summary>
    public static Lag WorkingDays(double days) => new(days, LagUnit.WorkingDays);

    /// <summary>Working hours of the successor's calendar (of the task's, next to an anchor).</summary>
    public static Lag WorkingHours(double hours) => new(hours, LagUnit.WorkingHours);

    /// <summary>Days of the clock.</summary>
    public static Lag ElapsedDays(double days) => new(days, LagUnit.ElapsedDays);

    /// <summary>Hours of the clock.</summary>
    public static Lag ElapsedHours(double hours) => new(hours, LagUnit.ElapsedHours);

    /// <summary>Percent of the predecessor's duration, as work.</summary>
    public static Lag Percent(double percent) => new(percent, LagUnit.Percent);

    /// <summary>Of the clock, not of work.</summary>
    public bool IsElapsed => Unit is LagUnit.ElapsedDays or LagUnit.ElapsedHours;

    internal bool CountsDays => (Unit is LagUnit.WorkingDays or LagUnit.ElapsedDays) && Amount != 0;

    internal long Minutes(WorkCalendar calendar, long predecessorMinutes) =>
        (long)
            Math.Round(
                Unit switch
                {
                    LagUnit.WorkingDays => Amount * calendar.MinutesPerDay,
                    LagUnit.ElapsedDays => Amount * Clock.MinutesPerDay,
                    LagUnit.Percent => Amount * predecessorMinutes / 100,
                    _ => Amount * 60,
                },
                MidpointRounding.AwayFromZero
            );
}
