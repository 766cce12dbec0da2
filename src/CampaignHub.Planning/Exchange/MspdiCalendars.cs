namespace CampaignHub.Planning;

/// <summary>The calendars of an MSPDI file. A derived one takes from its base what it does not say itself; holidays of ours lie under all.</summary>
internal sealed class MspdiCalendars
{
    private const int NoCalendar = -1;

    /// <summary>What Microsoft Project works when a day is worked and no hours are said.</summary>
    private static readonly IReadOnlyList<WorkPeriod> UsualHours = [new(new(8, 0), new(12, 0)), new(new(13, 0), new(17, 0))];

    private readonly Dictionary<int, MspdiElement> _elements = [];
    private readonly Dictionary<int, WorkCalendar> _calendars = [];
    private readonly PlanFileOptions _options;

    public MspdiCalendars(MspdiElement project, PlanFileOptions options)
    {
        _options = options;
        foreach (var calendar in project.Find("Calendars")?.All("Calendar") ?? [])
        {
            var uid = calendar.Number("UID") ?? throw new PlanFileException(calendar.Place, "\"{0}\" is missing.", "UID");
            if (!_elements.TryAdd(uid, calendar))
            {
                throw new PlanFileException(calendar.Place, "the id \"{0}\" is used twice.", uid);
            }
        }

        OfProject =
            _elements.Count == 0 ? WorkCalendar.Default.With(options.Holidays)
            : project.Number("CalendarUID") is { } own ? Get(own, project.Find("CalendarUID")!.Place)
            : Get((_elements.FirstOrDefault(each => each.Value.IsOn("IsBaseCalendar"), _elements.First())).Key, project.Place);
    }

    /// <summary>For durations that run by the clock.</summary>
    public static WorkCalendar AroundTheClock { get; } =
        new(WeeklyHours.Of(Enum.GetValues<DayOfWeek>(), [new(TimeOnly.MinValue, TimeOnly.MinValue)]));

    public WorkCalendar OfProject { get; }

    /// <summary>Where those stand that were asked for and on which nobody ever works.</summary>
    public IReadOnlyList<FilePlace> Empty =>
        [.. _calendars.Where(calendar => !calendar.Value.HasWorkingTime).Select(calendar => _elements[calendar.Key].Place)];

    /// <summary>The task's own calendar; null when it is the project's.</summary>
    public WorkCalendar? Find(MspdiElement task) =>
        task.Number("CalendarUID") is { } uid && uid != NoCalendar && _elements.Count > 0
            ? Get(uid, task.Find("CalendarUID")!.Place)
            : null;

    private WorkCalendar Get(int uid, FilePlace place)
    {
        if (_calendars.TryGetValue(uid, out var known))
        {
            return known;
        }

        List<MspdiElement> line = [];
        for (int? next = uid; next is { } id && id != NoCalendar; next = line[^1].Number("BaseCalendarUID"))
        {
            if (!_elements.TryGetValue(id, out var element))
            {
                throw new PlanFileException(place, "there is no calendar {0}.", id);
            }

            if (line.Contains(element))
            {
                throw new PlanFileException(element.Place, "the calendar rests on itself.");
            }

            line.Add(element);
            place = element.Place;
        }

        line.Reverse();
        var weekly = line.Aggregate(WeeklyHours.Of([], []), ReadWeek);
        var dated = line.SelectMany(calendar => MspdiExceptions.ReadAll(calendar, _options.Zone));
        return _calendars[uid] = new WorkCalendar(weekly, _options.Holidays.Concat(dated));
    }

    private static WeeklyHours ReadWeek(WeeklyHours week, MspdiElement calendar) =>
        DaysOf(calendar).Aggregate(week, (sofar, day) => sofar.With(DayOf(day), ReadHours(day)));

    /// <summary>1 is Sunday, 7 Saturday; 0 is an exception of an old file.</summary>
    public static DayOfWeek DayOf(MspdiElement day) => (DayOfWeek)(day.Number("DayType")!.Value - 1);

    public static IEnumerable<MspdiElement> DaysOf(MspdiElement calendar) =>
        calendar.Find("WeekDays")?.All("WeekDay").Where(day => day.Number("DayType") is >= 1 and <= 7) ?? [];

    public static IReadOnlyList<WorkPeriod> ReadHours(MspdiElement day)
    {
        if (!day.IsOn("DayWorking"))
        {
            return [];
        }

        var times = day.Find("WorkingTimes")?.All("WorkingTime").Where(time => time.TextOf("FromTime") is not null).ToList();
        if (times is not { Count: > 0 })
        {
            return UsualHours;
        }

        var periods = times.Select(ReadPeriod).OrderBy(period => period.FirstMinute).ToList();
        for (var index = 0; index < periods.Count; index++)
        {
            if (
                periods[index].EndMinute <= periods[index].FirstMinute
                || (index > 0 && periods[index].FirstMinute < periods[index - 1].EndMinute)
            )
            {
                throw new PlanFileException(day.Place, "working hours overlap or end before they begin.");
            }
        }

        return periods;
    }

    private static WorkPeriod ReadPeriod(MspdiElement time)
    {
        return new WorkPeriod(Read("FromTime"), Read("ToTime"));

        TimeOnly Read(string name) =>
            TimeOnly.TryParse(time.TextOf(name), System.Globalization.CultureInfo.InvariantCulture, out var read)
                ? read
                : throw new PlanFileException(time.Place, "\"{0}\" is not a time as 09:00.", time.TextOf(name) ?? "");
    }
}
