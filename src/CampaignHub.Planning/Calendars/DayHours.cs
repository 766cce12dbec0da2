namespace CampaignHub.Planning;

/// <summary>The work of one day in minutes, shared by all days with the same hours.</summary>
internal sealed class DayHours
{
    public static readonly DayHours Closed = new([]);

    private readonly (int From, int To)[] _periods;

    public DayHours(IReadOnlyList<WorkPeriod> periods)
    {
        Check(periods);
        _periods = [.. periods.Select(p => (p.FirstMinute, p.EndMinute))];
        Minutes = _periods.Sum(p => p.To - p.From);
    }

    public int Minutes { get; }

    /// <summary>Minutes worked before a minute of the day (0–1440).</summary>
    public int WorkedBefore(int minuteOfDay)
    {
        var worked = 0;
        foreach (var (from, to) in _periods)
        {
            if (minuteOfDay <= from)
            {
                break;
            }

            worked += Math.Min(minuteOfDay, to) - from;
        }

        return worked;
    }

    /// <summary>The minute of the day at which the working minute with this number (from 0) begins.</summary>
    public int BeginningOf(int workingMinute)
    {
        foreach (var (from, to) in _periods)
        {
            if (workingMinute < to - from)
            {
                return from + workingMinute;
            }

            workingMinute -= to - from;
        }

        throw new ArgumentOutOfRangeException(nameof(workingMinute));
    }

    public static void Check(IReadOnlyList<WorkPeriod> periods)
    {
        ArgumentNullException.ThrowIfNull(periods);
        var end = 0;
        foreach (var period in periods)
        {
            if (period.FirstMinute < end || period.EndMinute <= period.FirstMinute)
            {
                throw new ArgumentException(
                    $"Working hours must be in order, without overlap, each ending after it begins: {period.From:HH:mm}–{period.To:HH:mm}.",
                    nameof(periods)
                );
            }

            end = period.EndMinute;
        }
    }
}
