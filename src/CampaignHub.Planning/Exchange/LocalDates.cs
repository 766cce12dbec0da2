using System.Globalization;

namespace CampaignHub.Planning;

/// <summary>Reads ISO 8601 local dates: <c>2023-01-17</c>, or with a time <c>2023-01-17T09:00</c>, without offset.</summary>
internal static class LocalDates
{
    private static readonly string[] WithTime = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];

    /// <param name="text">The date.</param>
    /// <param name="endOfDay">What a date without a time means: the end of that day, else its beginning.</param>
    /// <param name="zone">Whose daylight saving skips hours.</param>
    /// <param name="place">For the refusal.</param>
    public static DateTime Read(string text, bool endOfDay, TimeZoneInfo? zone, FilePlace place)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            CheckRange(date, text, place);
            return date.ToDateTime(TimeOnly.MinValue).AddDays(endOfDay ? 1 : 0);
        }

        if (!DateTime.TryParseExact(text, WithTime, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
        {
            throw new PlanFileException(
                place,
                "\"{0}\" is not a date as 2023-01-17 or 2023-01-17T09:00, in local time without offset.",
                text
            );
        }

        CheckRange(DateOnly.FromDateTime(instant), text, place);
        return CheckExists(instant, zone, place);
    }

    public static DateOnly ReadDay(string text, FilePlace place)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            throw new PlanFileException(place, "\"{0}\" is not a date as 2023-01-17.", text);
        }

        CheckRange(date, text, place);
        return date;
    }

    private static void CheckRange(DateOnly date, string text, FilePlace place)
    {
        if (date < WorkCalendar.FirstDay || date > WorkCalendar.LastDay)
        {
            throw new PlanFileException(place, "{0} is outside the years 1950 to 2100.", text);
        }
    }

    private static DateTime CheckExists(DateTime instant, TimeZoneInfo? zone, FilePlace place) =>
        zone is null || !DaylightSaving.IsSkipped(instant, zone)
            ? instant
            : throw new PlanFileException(
                place,
                "{0} does not exist: the clocks of {1} are put forward over it.",
                instant.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
                zone.Id
            );
}
