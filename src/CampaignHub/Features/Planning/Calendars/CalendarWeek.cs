using System.Globalization;
using CampaignHub.Planning;
using CampaignHub.Platform;

namespace CampaignHub.Features.Planning.Calendars;

/// <summary>A territory's holidays, the days of the week that are worked, and their hours.</summary>
/// <param name="Territory">Null keeps no public holiday.</param>
/// <param name="Days">At least one.</param>
/// <param name="Hours">Of each such day, in order.</param>
internal sealed record CalendarWeek(FrenchTerritory? Territory, IReadOnlyList<DayOfWeek> Days, IReadOnlyList<WorkPeriod> Hours)
{
    private const string None = "None";

    public static CalendarWeek Usual { get; } =
        new(
            FrenchTerritory.Metropole,
            [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday],
            WeeklyHours.Default[DayOfWeek.Monday]
        );

    /// <summary><c>Metropole;1 2 3 4 5;09:00-12:00 13:00-18:00</c>, Sunday being 0.</summary>
    public string Text =>
        $"{Territory?.ToString() ?? None};{string.Join(' ', Days.Select(day => ((int)day).ToString(CultureInfo.InvariantCulture)))};{HoursText}";

    public string HoursText => string.Join(' ', Hours.Select(period => $"{period.From:HH\\:mm}-{period.To:HH\\:mm}"));

    public WorkCalendar Calendar
    {
        get
        {
            var week = new WorkCalendar(WeeklyHours.Of(Days, Hours));
            return Territory is { } territory ? week.With(FrenchHolidays.Closures(territory)) : week;
        }
    }

    public static CalendarWeek Read(string text)
    {
        var parts = text.Split(';');
        return parts is [var territory, var days, var hours]
            ? Of(
                string.Equals(territory, None, StringComparison.Ordinal) ? null
                    : Enum.TryParse<FrenchTerritory>(territory, out var known) && Enum.IsDefined(known) ? known
                    : throw Refused(),
                [.. days.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(DayOf)],
                hours
            )
            : throw Refused();
    }

    /// <param name="territory">Null keeps no public holiday.</param>
    /// <param name="days">Of the week.</param>
    /// <param name="hours"><c>09:00-12:00 13:00-18:00</c>.</param>
    public static CalendarWeek Of(FrenchTerritory? territory, IReadOnlyCollection<DayOfWeek> days, string? hours)
    {
        var known = days.Where(Enum.IsDefined).Distinct().Order().ToList();
        List<WorkPeriod> periods = [.. (hours ?? "").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(PeriodOf)];
        if (known.Count == 0 || periods.Count == 0)
        {
            throw new RefusedException("A week needs at least one day of work, with its hours.");
        }

        try
        {
            _ = WeeklyHours.Of(known, periods);
        }
        catch (ArgumentException)
        {
            throw Refused();
        }

        return new CalendarWeek(territory, known, periods);
    }

    private static DayOfWeek DayOf(string number) =>
        int.TryParse(number, CultureInfo.InvariantCulture, out var day) && Enum.IsDefined((DayOfWeek)day)
            ? (DayOfWeek)day
            : throw Refused();

    private static WorkPeriod PeriodOf(string text) =>
        text.Split('-', '–') is [var from, var to]
        && TimeOnly.TryParse(from, CultureInfo.InvariantCulture, out var start)
        && TimeOnly.TryParse(to, CultureInfo.InvariantCulture, out var end)
            ? new WorkPeriod(start, end)
            : throw Refused();

    private static RefusedException Refused() => new("Hours are written as 09:00-12:00 13:00-18:00, in order and without overlap.");
}
