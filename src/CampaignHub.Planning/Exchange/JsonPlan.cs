namespace CampaignHub.Planning;

/// <summary>Reads a plan from JSON, the format of <c>plan schedule</c>; what it does not know it leaves aside.</summary>
public static class JsonPlan
{
    /// <summary>Longer than the calendar: no plan needs more.</summary>
    private const double MostDays = 50_000;
    private const double MostPercent = 100_000;
    private const int HoursPerDay = 24;

    /// <exception cref="PlanFileException">Not JSON, or not such a plan; with the place.</exception>
    public static PlanFile Read(ReadOnlyMemory<byte> utf8, PlanFileOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        using var document = JsonNodeReader.Parse(utf8);
        var root = new JsonNodeReader(document.RootElement, "");
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var tasks = root.Get("tasks").Items().Select(node => ReadTask(node, options, names)).ToList();
        var anchors = root.Find("anchors")?.Items().Select(node => ReadAnchor(node, options, names)).ToList() ?? [];
        var (start, finish) = (
            root.Find("start")?.Date(endOfDay: false, options.Zone),
            root.Find("finish")?.Date(endOfDay: true, options.Zone)
        );
        var calendar = ReadCalendar(root.Find("calendar"), options);
        var hasHorizon = finish is not null || anchors.Count > 0;
        var direction = ReadDirection(root, hasHorizon);
        return new PlanFile
        {
            Names = names,
            Order = tasks.ConvertAll(task => task.Id),
            EmptyCalendars = calendar.HasWorkingTime ? [] : ["/calendar"],
            Plan = new PlanInput
            {
                Today = options.Today,
                ScheduleFrom = direction,
                Start = start ?? (direction == ScheduleFrom.Start ? StartWithoutDates(tasks, hasHorizon, options) : null),
                Finish = finish,
                Calendar = calendar,
                Tasks = tasks,
                Anchors = anchors,
                Links = root.Find("links")?.Items().Select(node => ReadLink(node, names)).ToList() ?? [],
            },
        };
    }

    private static ScheduleFrom ReadDirection(JsonNodeReader root, bool hasHorizon) =>
        root.Find("scheduleFrom") is not { } node
            ? (hasHorizon ? ScheduleFrom.Finish : ScheduleFrom.Start)
            : node.Text() switch
            {
                "start" => ScheduleFrom.Start,
                "finish" => ScheduleFrom.Finish,
                _ => throw node.Wrong("\"start\" or \"finish\""),
            };

    private static DateTime? StartWithoutDates(List<PlanTask> tasks, bool hasHorizon, PlanFileOptions options) =>
        hasHorizon || tasks.Exists(task => task.Constraint is not null || task.Deadline is not null)
            ? null
            : options.Start.ToDateTime(TimeOnly.MinValue);

    private static PlanAnchor ReadAnchor(JsonNodeReader node, PlanFileOptions options, Dictionary<string, string> names) =>
        new(ReadId(node, names), node.Get("date").Date(endOfDay: false, options.Zone));

    private static PlanTask ReadTask(JsonNodeReader node, PlanFileOptions options, Dictionary<string, string> names)
    {
        var constraint = node.Find("constraint");
        var type = constraint?.Get("type");
        return new PlanTask
        {
            Id = ReadId(node, names),
            Duration =
                OneOf(node, "durationDays", "durationHours") is not { } duration ? WorkDuration.Zero
                : duration.Pointer.EndsWith("Days", StringComparison.Ordinal) ? WorkDuration.Days(duration.Number(0, MostDays))
                : WorkDuration.Hours(duration.Number(0, MostDays * HoursPerDay)),
            BufferDays = node.Find("bufferDays")?.Number(0, MostDays) ?? 0,
            Deadline = node.Find("deadline")?.Date(endOfDay: true, options.Zone),
            Placement = type?.Text() switch
            {
                "ASAP" => Placement.AsSoonAsPossible,
                "ALAP" => Placement.AsLateAsPossible,
                _ => Placement.Automatic,
            },
            Constraint = type is { } given ? ReadConstraint(given, constraint!.Value, options) : null,
        };
    }

    private static TaskConstraint? ReadConstraint(JsonNodeReader type, JsonNodeReader constraint, PlanFileOptions options)
    {
        return type.Text() switch
        {
            "ASAP" or "ALAP" => null,
            "MSO" => At(ConstraintType.MustStartOn),
            "MFO" => At(ConstraintType.MustFinishOn),
            "SNET" => At(ConstraintType.StartNoEarlierThan),
            "SNLT" => At(ConstraintType.StartNoLaterThan),
            "FNET" => At(ConstraintType.FinishNoEarlierThan),
            "FNLT" => At(ConstraintType.FinishNoLaterThan),
            _ => throw type.Wrong("ASAP, ALAP, MSO, MFO, SNET, SNLT, FNET or FNLT"),
        };

        TaskConstraint At(ConstraintType kind) =>
            new(
                kind,
                constraint
                    .Get("date")
                    .Date(
                        endOfDay: kind
                            is ConstraintType.MustFinishOn
                                or ConstraintType.FinishNoEarlierThan
                                or ConstraintType.FinishNoLaterThan,
                        options.Zone
                    )
            );
    }

    private static string ReadId(JsonNodeReader node, Dictionary<string, string> names)
    {
        var id = node.Get("id");
        return names.TryAdd(id.Id(), node.Find("name")?.Text() ?? id.Id())
            ? id.Id()
            : throw new PlanFileException(id.Pointer, "the id \"{0}\" is used twice.", id.Id());
    }

    private static PlanLink ReadLink(JsonNodeReader node, Dictionary<string, string> names)
    {
        var type = node.Find("type") is not { } given
            ? LinkType.FinishToStart
            : given.Text() switch
            {
                "FS" => LinkType.FinishToStart,
                "SS" => LinkType.StartToStart,
                "FF" => LinkType.FinishToFinish,
                "SF" => LinkType.StartToFinish,
                _ => throw given.Wrong("FS, SS, FF or SF"),
            };
        return new PlanLink(End("from"), End("to"), type, ReadLag(OneOf(node, "lagDays", "lagElapsedDays", "lagPercent")));

        string End(string name)
        {
            var end = node.Get(name);
            return names.ContainsKey(end.Id())
                ? end.Id()
                : throw new PlanFileException(end.Pointer, "\"{0}\" is no task or anchor.", end.Id());
        }
    }

    private static Lag ReadLag(JsonNodeReader? lag) =>
        lag is not { } given ? Lag.None
        : given.Pointer.EndsWith("/lagDays", StringComparison.Ordinal) ? Lag.WorkingDays(given.Number(-MostDays, MostDays))
        : given.Pointer.EndsWith("/lagElapsedDays", StringComparison.Ordinal) ? Lag.ElapsedDays(given.Number(-MostDays, MostDays))
        : Lag.Percent(given.Number(-MostPercent, MostPercent));

    private static JsonNodeReader? OneOf(JsonNodeReader node, params ReadOnlySpan<string> names)
    {
        JsonNodeReader? found = null;
        foreach (var name in names)
        {
            if (node.Find(name) is { } given)
            {
                found = found is null
                    ? given
                    : throw new PlanFileException(given.Pointer, "only one of {0} may be given.", string.Join(", ", names.ToArray()));
            }
        }

        return found;
    }

    private static WorkCalendar ReadCalendar(JsonNodeReader? calendar, PlanFileOptions options)
    {
        if (calendar is not { } node)
        {
            return WorkCalendar.Default.With(options.Holidays);
        }

        var days = node.Find("workingDays") is { } list ? [.. list.Items().Select(ReadDayOfWeek)] : JsonHours.DefaultDays;
        var hours = node.Find("hours") is { } pairs ? JsonHours.Read(pairs) : JsonHours.DefaultHours;
        var closed = node.Find("holidays")?.Items().Select(day => DatedHours.Closed(day.Day())).ToList() ?? [];
        return new WorkCalendar(WeeklyHours.Of(days, hours), options.Holidays.Concat(closed));
    }

    /// <summary>1 is Monday, 7 Sunday (ISO 8601).</summary>
    private static DayOfWeek ReadDayOfWeek(JsonNodeReader node) =>
        node.Number(1, 7) is var number && number == Math.Floor(number)
            ? (DayOfWeek)((int)number % 7)
            : throw node.Wrong("1 (Monday) to 7 (Sunday)");
}
