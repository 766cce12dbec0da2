namespace CampaignHub.Planning;

/// <summary>
/// When work is done: a week of hours and dated entries that replace it, from 1950 to 2100. Civil local time throughout (the campaign's
/// zone, never UTC), to the minute. Immutable and safe to share; building one costs well under a millisecond, so keep it if you can.
/// </summary>
/// <remarks>
/// W(t), the working minutes before t, is the ground of everything: instants with the same W are the same moment of work, spelled as late
/// as possible when something starts (Monday 9:00) and as early as possible when it finishes (Friday 18:00).
/// </remarks>
public sealed class WorkCalendar
{
    /// <summary>The first day that a calendar knows.</summary>
    public static readonly DateOnly FirstDay = Clock.FirstDay;

    /// <summary>The last day that a calendar knows.</summary>
    public static readonly DateOnly LastDay = Clock.LastDay;

    private readonly WeeklyHours _weekly;
    private readonly SortedDictionary<DateOnly, DatedHours> _dated;
    private readonly DayHours[] _hours;
    private readonly int[] _workingDays;
    private readonly int[] _workingDaysBefore;
    private readonly int[] _minutesBefore;
    private readonly int[] _ordinalOfBlock;

    /// <summary>A calendar from a week and dated entries; of two entries for a date the later one holds.</summary>
    /// <exception cref="ArgumentException">Hours that overlap, or a date outside 1950–2100.</exception>
    public WorkCalendar(WeeklyHours weekly, IEnumerable<DatedHours>? dated = null)
    {
        ArgumentNullException.ThrowIfNull(weekly);
        _weekly = weekly;
        _dated = [];
        foreach (var entry in dated ?? [])
        {
            _dated[entry.Date] = entry;
        }

        var week = Enum.GetValues<DayOfWeek>().Select(day => new DayHours(weekly[day])).ToArray();
        var nominal = week.Max(day => day.Minutes);
        MinutesPerDay = nominal > 0 ? nominal : 8 * 60;
        _hours = new DayHours[Clock.Days];
        for (var day = 0; day < _hours.Length; day++)
        {
            _hours[day] = week[((int)FirstDay.DayOfWeek + day) % 7];
        }

        foreach (var entry in _dated.Values)
        {
            _hours[Clock.ToDay(entry.Date)] = entry.Periods.Count == 0 ? DayHours.Closed : new DayHours(entry.Periods);
        }

        (_workingDays, _workingDaysBefore) = IndexWorkingDays(_hours);
        (_minutesBefore, _ordinalOfBlock) = IndexMinutes();
    }

    /// <summary>Monday to Friday, 9:00–12:00 and 13:00–18:00, no holiday.</summary>
    public static WorkCalendar Default { get; } = new(WeeklyHours.Default);

    /// <summary>The default week less the French public holidays.</summary>
    public static WorkCalendar France(FrenchTerritory territory = FrenchTerritory.Metropole) =>
        Default.With(FrenchHolidays.Closures(territory));

    /// <summary>
    /// What "one day" of a duration or lag means, in working minutes: the longest day of the week (8 hours by default and when the week
    /// is empty). A half-day of work thus counts for half a day of duration.
    /// </summary>
    public int MinutesPerDay { get; }

    /// <summary>Whether any minute is worked at all.</summary>
    public bool HasWorkingTime => TotalMinutes > 0;

    /// <summary>The hours of an ordinary week.</summary>
    public WeeklyHours Weekly => _weekly;

    /// <summary>The dated entries, in order.</summary>
    public IReadOnlyCollection<DatedHours> Dated => _dated.Values;

    internal long TotalMinutes => _minutesBefore[^1];

    /// <summary>This calendar with further dated entries, which win over its own: country, then organisation, campaign, person.</summary>
    /// <exception cref="ArgumentException">Hours that overlap, or a date outside 1950–2100.</exception>
    public WorkCalendar With(IEnumerable<DatedHours> dated) => new(_weekly, _dated.Values.Concat(dated));

    /// <summary>Whether anything is worked on the date.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 1950–2100.</exception>
    public bool IsWorkingDay(DateOnly date) => _hours[Clock.ToDay(date)].Minutes > 0;

    /// <summary>Whether a dated entry (a public holiday, a closure) closes the date; an ordinary Sunday is none.</summary>
    public bool IsClosedDate(DateOnly date) => _dated.TryGetValue(date, out var entry) && entry.Periods.Count == 0;

    /// <summary>
    /// The n-th working day strictly after the date (n &gt; 0) or strictly before it (n &lt; 0); the date itself when n is 0, worked or not.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The date or the answer lies outside 1950–2100.</exception>
    public DateOnly AddWorkingDays(DateOnly date, int days)
    {
        var day = Clock.ToDay(date);
        if (days == 0)
        {
            return date;
        }

        var ordinal = days > 0 ? _workingDaysBefore[day + 1] + (long)days - 1 : _workingDaysBefore[day] + (long)days;
        return ordinal >= 0 && ordinal < _workingDays.Length
            ? Clock.ToDate(_workingDays[ordinal])
            : throw new ArgumentOutOfRangeException(nameof(days), days, "The day counted to lies outside the calendar.");
    }

    /// <summary>The date n days after (or before) a date, strictly counted, in the given mode; the date itself when n is 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The date or the answer lies outside 1950–2100.</exception>
    public DateOnly AddDays(DateOnly date, int days, CountingMode mode)
    {
        switch (mode)
        {
            case CountingMode.Calendaires:
                return Clock.AddDays(date, days);
            case CountingMode.Ouvres:
                return AddWorkingDays(date, days);
            case CountingMode.Ouvrables:
                var step = Math.Sign(days);
                for (var left = Math.Abs((long)days); left > 0; left -= IsOuvrable(date) ? 1 : 0)
                {
                    date = Clock.AddDays(date, step);
                }

                return date;
            default:
                throw new ArgumentOutOfRangeException(nameof(mode), mode, "Unknown counting mode.");
        }
    }

    /// <summary>Working days from the first date (included) to the second (excluded); negative when the second comes first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 1950–2100.</exception>
    public int CountWorkingDays(DateOnly from, DateOnly to) => _workingDaysBefore[Clock.ToDay(to)] - _workingDaysBefore[Clock.ToDay(from)];

    /// <summary>
    /// The instant after so much work: the earliest with that much more (a finish), the latest with that much less when negative (a start),
    /// the instant itself when zero. Seconds are cut off.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant or the answer lies outside 1950–2100.</exception>
    public DateTime AddWork(DateTime local, TimeSpan work)
    {
        var minutes = (long)work.TotalMinutes;
        var target = WorkBefore(Clock.ToInstant(local)) + minutes;
        if (target < 0 || target > TotalMinutes)
        {
            throw new ArgumentOutOfRangeException(nameof(work), work, "So much work does not fit in the calendar.");
        }

        return minutes switch
        {
            0 => local,
            > 0 => Clock.ToDateTime(FinishInstant(target)),
            _ => Clock.ToDateTime(StartInstant(target)),
        };
    }

    /// <summary>The work between two instants; negative when the second comes first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 1950–2100.</exception>
    public TimeSpan WorkBetween(DateTime from, DateTime to) =>
        TimeSpan.FromMinutes(WorkBefore(Clock.ToInstant(to)) - WorkBefore(Clock.ToInstant(from)));

    /// <summary>W(t).</summary>
    internal long WorkBefore(long instant)
    {
        if (instant <= 0)
        {
            return 0;
        }

        if (instant >= Clock.End)
        {
            return TotalMinutes;
        }

        var day = (int)(instant / Clock.MinutesPerDay);
        return _minutesBefore[_workingDaysBefore[day]] + _hours[day].WorkedBefore((int)(instant % Clock.MinutesPerDay));
    }

    /// <summary>The latest instant with this much work before it: max { t | W(t) ≤ work }.</summary>
    internal long StartInstant(long work) =>
        work >= TotalMinutes ? Clock.End
        : work < 0 ? 0
        : BeginningOf((int)work);

    /// <summary>The earliest instant with this much work before it: min { t | W(t) ≥ work }.</summary>
    internal long FinishInstant(long work) =>
        work <= 0 ? 0
        : work > TotalMinutes ? Clock.End
        : BeginningOf((int)work - 1) + 1;

    private long BeginningOf(int workingMinute)
    {
        var ordinal = _ordinalOfBlock[workingMinute / MinutesPerDay];
        while (_minutesBefore[ordinal + 1] <= workingMinute)
        {
            ordinal++;
        }

        var day = _workingDays[ordinal];
        return ((long)day * Clock.MinutesPerDay) + _hours[day].BeginningOf(workingMinute - _minutesBefore[ordinal]);
    }

    private bool IsOuvrable(DateOnly date) => date.DayOfWeek != DayOfWeek.Sunday && !IsClosedDate(date);

    private static (int[] Days, int[] Before) IndexWorkingDays(DayHours[] hours)
    {
        var before = new int[hours.Length + 1];
        for (var day = 0; day < hours.Length; day++)
        {
            before[day + 1] = before[day] + (hours[day].Minutes > 0 ? 1 : 0);
        }

        var days = new int[before[^1]];
        for (var day = 0; day < hours.Length; day++)
        {
            if (before[day + 1] > before[day])
            {
                days[before[day]] = day;
            }
        }

        return (days, before);
    }

    /// <summary>Prefix sums over working days, and for every block of one nominal day the working day it begins in: O(1) both ways.</summary>
    private (int[] MinutesBefore, int[] OrdinalOfBlock) IndexMinutes()
    {
        var before = new int[_workingDays.Length + 1];
        for (var ordinal = 0; ordinal < _workingDays.Length; ordinal++)
        {
            before[ordinal + 1] = before[ordinal] + _hours[_workingDays[ordinal]].Minutes;
        }

        var blocks = new int[(before[^1] / MinutesPerDay) + 1];
        for (int block = 0, ordinal = 0; block < blocks.Length; block++)
        {
            while (ordinal < _workingDays.Length - 1 && before[ordinal + 1] <= block * MinutesPerDay)
            {
                ordinal++;
            }

            blocks[block] = ordinal;
        }

        return (before, blocks);
    }
}
