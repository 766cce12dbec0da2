using CampaignHub.Planning;

namespace CampaignHub.Features.Planning.Templates;

/// <summary>A day as working days from one that decides: −1 is the last one before it, 0 the day itself, 1 the first one after it.</summary>
internal static class TemplateDays
{
    /// <summary>Of a day on which something may begin: one that is not worked is the next that is.</summary>
    public static int OfStart(WorkCalendar calendar, DateOnly anchor, DateOnly day) =>
        Of(calendar, anchor, day == anchor || calendar.IsWorkingDay(day) ? day : calendar.AddWorkingDays(day, 1));

    /// <summary>Of a day by whose end something is finished: one that is not worked is the last that was.</summary>
    public static int OfFinish(WorkCalendar calendar, DateOnly anchor, DateOnly day) =>
        Of(calendar, anchor, day == anchor || calendar.IsWorkingDay(day) ? day : calendar.AddWorkingDays(day, -1));

    public static DateOnly At(WorkCalendar calendar, DateOnly anchor, int days) =>
        days == 0 ? anchor : calendar.AddWorkingDays(anchor, days);

    private static int Of(WorkCalendar calendar, DateOnly anchor, DateOnly day) =>
        day < anchor ? -calendar.CountWorkingDays(day, anchor) : calendar.CountWorkingDays(anchor.AddDays(1), day.AddDays(1));
}
