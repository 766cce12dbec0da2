namespace CampaignHub.Planning;

/// <summary>The dated entries of an MSPDI calendar: exceptions of both writings, recurring ones unrolled, and weeks that differ for a time.</summary>
internal static class MspdiExceptions
{
    private const int Daily = 1;
    private const int YearlyByDay = 2;
    private const int YearlyByPosition = 3;
    private const int MonthlyByDay = 4;
    private const int MonthlyByPosition = 5;
    private const int Weekly = 6;
    private const int LastPosition = 4;
    private const int DaysPerWeek = 7;

    /// <summary>Weeks come first, so that an exception within one holds.</summary>
    public static IEnumerable<DatedHours> ReadAll(MspdiElement calendar, TimeZoneInfo? zone) =>
        [.. Weeks(calendar, zone), .. OldExceptions(calendar, zone), .. Exceptions(calendar, zone)];

    private static IEnumerable<DatedHours> Weeks(MspdiElement calendar, TimeZoneInfo? zone) =>
        from week in calendar.Find("WorkWeeks")?.All("WorkWeek") ?? []
        let days = MspdiCalendars.DaysOf(week).ToLookup(MspdiCalendars.DayOf)
        from date in Range(week, zone)
        from day in days[date.DayOfWeek].Take(1)
        select new DatedHours(date, week.TextOf("Name") ?? "", MspdiCalendars.ReadHours(day));

    private static IEnumerable<DatedHours> OldExceptions(MspdiElement calendar, TimeZoneInfo? zone) =>
        from day in calendar.Find("WeekDays")?.All("WeekDay") ?? []
        where day.Number("DayType") == 0
        from date in Range(day, zone)
        select new DatedHours(date, "", MspdiCalendars.ReadHours(day));

    private static IEnumerable<DatedHours> Exceptions(MspdiElement calendar, TimeZoneInfo? zone)
    {
        foreach (var exception in calendar.Find("Exceptions")?.All("Exception") ?? [])
        {
            var hours = MspdiCalendars.ReadHours(exception);
            var dates = Recurring(exception, [.. Range(exception, zone)]);
            // Files say the end of the range, the number of times, or both.
            var times = exception.IsOn("EnteredByOccurrences") ? exception.Number("Occurrences") ?? int.MaxValue : int.MaxValue;
            foreach (var date in dates.Take(Math.Max(times, 0)))
            {
                yield return new DatedHours(date, exception.TextOf("Name") ?? "", hours);
            }
        }
    }

    private static IEnumerable<DateOnly> Recurring(MspdiElement exception, IReadOnlyList<DateOnly> range)
    {
        if (range.Count == 0)
        {
            return range;
        }

        var period = Math.Max(exception.Number("Period") ?? 1, 1);
        var first = range[0];
        return exception.Number("Type") switch
        {
            Daily => range.Where((_, index) => index % period == 0),
            Weekly => range.Where(date => IsOn(exception, date.DayOfWeek) && WeeksBetween(first, date) % period == 0),
            MonthlyByDay => range.Where(date => IsMonth(date) && date.Day == exception.Number("MonthDay")),
            MonthlyByPosition => range.Where(date => IsMonth(date) && IsAtPosition(exception, date)),
            YearlyByDay => range.Where(date => date.Month == exception.Number("Month") + 1 && date.Day == exception.Number("MonthDay")),
            YearlyByPosition => range.Where(date => date.Month == exception.Number("Month") + 1 && IsAtPosition(exception, date)),
            _ => range,
        };

        bool IsMonth(DateOnly date) => (((date.Year - first.Year) * 12) + date.Month - first.Month) % period == 0;
    }

    /// <summary>Bit 0 is Sunday.</summary>
    private static bool IsOn(MspdiElement exception, DayOfWeek day) => ((exception.Number("DaysOfWeek") ?? 0) >> (int)day & 1) == 1;

    private static int WeeksBetween(DateOnly first, DateOnly date) =>
        (date.DayNumber - first.AddDays(-(int)first.DayOfWeek).DayNumber) / DaysPerWeek;

    /// <summary>The first to fourth, or the last, of its kind in the month.</summary>
    private static bool IsAtPosition(MspdiElement exception, DateOnly date)
    {
        var item = exception.Number("MonthItem") ?? 0;
        if (!IsItem(item, date))
        {
            return false;
        }

        var month = Enumerable
            .Range(1, DateTime.DaysInMonth(date.Year, date.Month))
            .Select(day => new DateOnly(date.Year, date.Month, day));
        var same = month.Where(day => IsItem(item, day)).ToList();
        var position = exception.Number("MonthPosition") ?? 0;
        return position == LastPosition ? same[^1] == date : same.IndexOf(date) == position;
    }

    /// <summary>0 any day, 1 a weekday, 2 a day of the week-end, 3 to 9 Sunday to Saturday.</summary>
    private static bool IsItem(int item, DateOnly date) =>
        item switch
        {
            0 => true,
            1 => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday),
            2 => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday,
            _ => (int)date.DayOfWeek == item - 3,
        };

    private static IEnumerable<DateOnly> Range(MspdiElement element, TimeZoneInfo? zone)
    {
        if (element.Find("TimePeriod") is not { } period || period.Date("FromDate", zone) is not { } from)
        {
            yield break;
        }

        // What repeats for ever ends in 2149.
        var last =
            period.TextOf("ToDate") is { } text && string.CompareOrdinal(text, "2101") >= 0
                ? WorkCalendar.LastDay
                : DateOnly.FromDateTime(period.Date("ToDate", zone) ?? from);
        for (var date = DateOnly.FromDateTime(from); date <= last; date = date.AddDays(1))
        {
            yield return date;
        }
    }
}
