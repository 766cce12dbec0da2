namespace CampaignHub.Features.Stakeholders.Register;

/// <summary>
/// Counts in continuous periods of months, on whichever day they begin: the register's "any 12 months", not the calendar's year
/// (Conseil d'État, 4 October 2023, n° 454659). Pure; days come in order.
/// </summary>
internal static class RollingCount
{
    /// <param name="Needed">So many in one period reach the limit.</param>
    internal sealed record Limit(int Months, int Needed);

    internal sealed record Window(DateOnly From, DateOnly Until, int Count);

    /// <summary>The last day of the period; one that begins on a day its last month does not have ends with that month.</summary>
    public static DateOnly LastDay(DateOnly first, int months)
    {
        var same = first.AddMonths(months);
        return same.Day == first.Day ? same.AddDays(-1) : same;
    }

    /// <summary>The first day of the longest period that ends on this day.</summary>
    public static DateOnly FirstDay(DateOnly last, int months)
    {
        // Ends of months differ by three days at most.
        var first = last.AddMonths(-months).AddDays(-3);
        while (LastDay(first, months) < last)
        {
            first = first.AddDays(1);
        }

        return first;
    }

    /// <summary>The period with most of the days, the earliest of equal ones; null without days.</summary>
    public static Window? Greatest(IReadOnlyList<DateOnly> days, int months)
    {
        Window? greatest = null;
        var end = 0;
        for (var start = 0; start < days.Count; start++)
        {
            var until = LastDay(days[start], months);
            while (end < days.Count && days[end] <= until)
            {
                end++;
            }

            if (end - start > (greatest?.Count ?? 0))
            {
                greatest = new Window(days[start], until, end - start);
            }
        }

        return greatest;
    }

    /// <summary>The first of the days on which the limit of that day was reached; null when never.</summary>
    public static DateOnly? Reached(IReadOnlyList<DateOnly> days, Func<DateOnly, Limit> limitOn)
    {
        for (var last = 0; last < days.Count; last++)
        {
            var limit = limitOn(days[last]);
            if (last + 1 - First(days, days[last], limit.Months) >= limit.Needed)
            {
                return days[last];
            }
        }

        return null;
    }

    // The place of the first day whose period still holds the one given: LastDay never falls, so halving finds it.
    private static int First(IReadOnlyList<DateOnly> days, DateOnly last, int months)
    {
        var (low, high) = (0, days.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = LastDay(days[middle], months) < last ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
