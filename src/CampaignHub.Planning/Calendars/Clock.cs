namespace CampaignHub.Planning;

/// <summary>Civil local instants as minutes since midnight of <see cref="WorkCalendar.FirstDay"/>.</summary>
internal static class Clock
{
    public const int MinutesPerDay = 24 * 60;

    public static readonly DateOnly FirstDay = new(1950, 1, 1);

    public static readonly DateOnly LastDay = new(2100, 12, 31);

    public static readonly int Days = LastDay.DayNumber - FirstDay.DayNumber + 1;

    private static readonly DateTime Origin = FirstDay.ToDateTime(TimeOnly.MinValue);

    public static readonly long End = (long)Days * MinutesPerDay;

    public static DateTime ToDateTime(long instant) => new(Origin.Ticks + (Math.Clamp(instant, 0, End) * TimeSpan.TicksPerMinute));

    public static long ToInstant(DateTime local)
    {
        var instant = (local - Origin).Ticks / TimeSpan.TicksPerMinute;
        return local >= Origin && instant <= End ? instant : throw OutOfRange(local);
    }

    public static long ToInstant(DateOnly date) => (long)ToDay(date) * MinutesPerDay;

    public static int ToDay(DateOnly date)
    {
        var day = date.DayNumber - FirstDay.DayNumber;
        return day >= 0 && day < Days ? day : throw OutOfRange(date);
    }

    public static DateOnly ToDate(int day) => FirstDay.AddDays(day);

    public static DateOnly AddDays(DateOnly date, int days)
    {
        var day = ToDay(date) + (long)days;
        return day >= 0 && day < Days ? ToDate((int)day) : throw OutOfRange($"{date:yyyy-MM-dd} {days:+0;-0}");
    }

    public static long StartOfDay(long instant) => instant - (instant % MinutesPerDay);

    public static ArgumentOutOfRangeException OutOfRange(object date) =>
        new(nameof(date), date, $"Dates must lie between {FirstDay:yyyy-MM-dd} and {LastDay:yyyy-MM-dd}.");
}
