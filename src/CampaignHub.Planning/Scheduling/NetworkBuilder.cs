namespace CampaignHub.Planning;

/// <summary>Checks an input and numbers its tasks and anchors.</summary>
internal static class NetworkBuilder
{
    public static Network Build(PlanInput input)
    {
        var nodes = Number(input);
        var (calendars, durations) = ReadTasks(input, nodes.Count);
        CheckDates(input);
        long[] anchors = [.. input.Anchors.Select(anchor => Clock.ToInstant(anchor.At))];
        return new Network(
            calendars,
            durations,
            anchors,
            new Bounds(input, calendars, durations),
            ReadLinks(input, nodes, calendars, durations)
        );
    }

    public static WorkCalendar Usable(WorkCalendar calendar) => calendar.HasWorkingTime ? calendar : WorkCalendar.Default;

    private static Dictionary<string, int> Number(PlanInput input)
    {
        var nodes = new Dictionary<string, int>(input.Tasks.Count + input.Anchors.Count, StringComparer.Ordinal);
        foreach (var task in input.Tasks)
        {
            Add(task.Id);
        }

        foreach (var anchor in input.Anchors)
        {
            Add(anchor.Id);
        }

        return nodes;

        void Add(string id)
        {
            if (!nodes.TryAdd(id, nodes.Count))
            {
                throw new ArgumentException($"The id \"{id}\" is used twice.", nameof(input));
            }
        }
    }

    private static (WorkCalendar[] Calendars, long[] Durations) ReadTasks(PlanInput input, int nodes)
    {
        var (calendars, durations) = (new WorkCalendar[nodes], new long[nodes]);
        Array.Fill(calendars, Usable(input.Calendar));
        for (var index = 0; index < input.Tasks.Count; index++)
        {
            var task = input.Tasks[index];
            if (task.Calendar is not null)
            {
                calendars[index] = Usable(task.Calendar);
            }

            durations[index] = task.Frozen is { } frozen
                ? Between(frozen, task, calendars[index])
                : task.Duration.Minutes(calendars[index]);
            if (!IsAmount(task.Duration.Amount, durations[index]))
            {
                throw new ArgumentException($"Task \"{task.Id}\": the duration {task.Duration.Amount} is not one.", nameof(input));
            }

            if (!IsAmount(task.BufferDays, WorkDuration.Days(task.BufferDays).Minutes(calendars[index])))
            {
                throw new ArgumentException($"Task \"{task.Id}\": the buffer {task.BufferDays} is not one.", nameof(input));
            }
        }

        return (calendars, durations);
    }

    private static long Between(FrozenDates frozen, PlanTask task, WorkCalendar calendar) =>
        frozen.Finish >= frozen.Start
            ? calendar.WorkBefore(Clock.ToInstant(frozen.Finish)) - calendar.WorkBefore(Clock.ToInstant(frozen.Start))
            : throw new ArgumentException($"Task \"{task.Id}\": it finishes before it starts.", nameof(frozen));

    private static bool IsAmount(double amount, long minutes) => amount >= 0 && double.IsFinite(amount) && minutes <= Clock.End;

    private static void CheckDates(PlanInput input)
    {
        foreach (var date in new[] { input.Start, input.Finish, input.Today.ToDateTime(TimeOnly.MinValue) })
        {
            _ = date is { } given ? Clock.ToInstant(given) : 0;
        }
    }

    private static Arc[] ReadLinks(PlanInput input, Dictionary<string, int> nodes, WorkCalendar[] calendars, long[] durations)
    {
        var arcs = new Arc[input.Links.Count];
        var kept = 0;
        for (var index = 0; index < arcs.Length; index++)
        {
            var link = input.Links[index];
            var (from, to) = (Find(link.From), Find(link.To));
            if (to < input.Tasks.Count && IsOver(link.Type, input.Tasks[to].Frozen))
            {
                continue;
            }

            var calendar = calendars[to < input.Tasks.Count ? to : from];
            var minutes = link.Lag.Minutes(calendar, durations[from]);
            if (!double.IsFinite(link.Lag.Amount) || minutes < -Clock.End || minutes > Clock.End)
            {
                throw new ArgumentException($"Link \"{link.From}\" → \"{link.To}\": the lag {link.Lag.Amount} is not one.", nameof(input));
            }

            var isPlain = Math.Max(from, to) < input.Tasks.Count && !link.Lag.IsElapsed && ReferenceEquals(calendars[from], calendars[to]);
            var arc = new Arc(from, to, index, link.Type)
            {
                IsPlain = isPlain,
                Lag = minutes,
                IsElapsed = link.Lag.IsElapsed,
                CountsDays = link.Lag.CountsDays,
            };
            arcs[kept++] = isPlain ? arc with { Lag = FromStartToStart(in arc, durations) } : arc;

            int Find(string id) =>
                nodes.TryGetValue(id, out var node)
                    ? node
                    : throw new ArgumentException($"Link \"{link.From}\" → \"{link.To}\": \"{id}\" is no task or anchor.", nameof(input));
        }

        return kept == arcs.Length ? arcs : arcs[..kept];
    }

    private static bool IsOver(LinkType type, FrozenDates? successor) =>
        successor?.Progress switch
        {
            Progress.Done => true,
            Progress.Started => type is LinkType.FinishToStart or LinkType.StartToStart,
            _ => false,
        };

    private static long FromStartToStart(in Arc arc, long[] durations) =>
        arc.Lag + (arc.LeavesFinish ? durations[arc.From] : 0) - (arc.EntersFinish ? durations[arc.To] : 0);
}
