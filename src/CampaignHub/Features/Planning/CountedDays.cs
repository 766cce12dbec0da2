using CampaignHub.Planning;

namespace CampaignHub.Features.Planning;

/// <summary>The day that stands so many days from another, as a task counts them.</summary>
internal static class CountedDays
{
    /// <param name="days">Negative before, positive after.</param>
    public static DateOnly From(DateOnly anchor, int days, DayCount counting, WorkCalendar calendar) =>
        counting switch
        {
            DayCount.CalendarDays => anchor.AddDays(days),
            DayCount.SixDayWeek when days != 0 => calendar.AddDays(anchor, days, CountingMode.Ouvrables),
            _ => calendar.AddWorkingDays(anchor, days),
        };
}
