using CampaignHub.Planning;

namespace CampaignHub.Features.Planning.Templates;

/// <summary>A day as working days from one that decides: −1 is the last one before it, 0 the day itself, 1 the first one after it.</summary>
internal static class TemplateDays
{
    public static int Of(WorkCalendar calendar, DateOnly anchor, DateOnly day) =>
        day < anchor ? -calendar.CountWorkingDays(day, anchor) : calendar.CountWorkingDays(anchor.AddDays(1), day.AddDays(1));

    public static DateOnly At(WorkCalendar calendar, DateOnly anchor, int days) =>
        days == 0 ? anchor : calendar.AddWorkingDays(anchor, days);
}
