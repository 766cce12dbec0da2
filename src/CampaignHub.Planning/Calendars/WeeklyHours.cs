namespace CampaignHub.Planning;

/// <summary>The hours worked on each day of an ordinary week.</summary>
public sealed class WeeklyHours
{
    private readonly IReadOnlyList<WorkPeriod>[] _days;

    private WeeklyHours(IReadOnlyList<WorkPeriod>[] days) => _days = days;

    /// <summary>Monday to Friday, 9:00–12:00 and 13:00–18:00.</summary>
    public static WeeklyHours Default { get; } =
        Of(
            [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday],
            [new(new(9, 0), new(12, 0)), new(new(13, 0), new(18, 0))]
        );

    /// <summary>The periods of a day of the week, in order.</summary>
    public IReadOnlyList<WorkPeriod> this[DayOfWeek day] => _days[(int)day];

    /// <summary>The same hours on each of the given days, none on the others.</summary>
    /// <exception cref="ArgumentException">The periods overlap, are not in order, or end before they begin.</exception>
    public static WeeklyHours Of(IEnumerable<DayOfWeek> days, IReadOnlyList<WorkPeriod> periods)
    {
        ArgumentNullException.ThrowIfNull(days);
        var week = new IReadOnlyList<WorkPeriod>[7];
        Array.Fill(week, []);
        var hours = new WeeklyHours(week);
        return days.Aggregate(hours, (sofar, day) => sofar.With(day, periods));
    }

    /// <summary>These hours with another pattern on one day of the week.</summary>
    /// <exception cref="ArgumentException">The periods overlap, are not in order, or end before they begin.</exception>
    public WeeklyHours With(DayOfWeek day, IReadOnlyList<WorkPeriod> periods)
    {
        DayHours.Check(periods);
        var week = (IReadOnlyList<WorkPeriod>[])_days.Clone();
        week[(int)day] = [.. periods];
        return new WeeklyHours(week);
    }
}
