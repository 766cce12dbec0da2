namespace CampaignHub.Planning;

/// <summary>
/// Explains what does not hold. Every task with negative slack lies between a source (an anchor or the start) and an end (an anchor or the
/// finish), found by following the deciding arcs; one problem is reported for each such pair, told along its worst task.
/// </summary>
internal sealed class ProblemFinder(PlanInput input, Network network, Passes passes, TaskSchedule[] tasks)
{
    /// <summary>The plan's start or finish.</summary>
    private const int PlanEnd = -1;

    private readonly int[] _source = new int[network.TaskCount];
    private readonly int[] _end = new int[network.TaskCount];

    public IReadOnlyList<PlanProblem> Find() =>
        [
            .. EmptyCalendars(),
            .. network.Loops.Select(Cycle),
            .. Unbound(),
            .. Mended([.. AnchorsLinkedDirectly(), .. Misfits()]),
            .. DeadlinesPassed(),
            .. OutsideCalendar(),
            .. Remarks.Of(input, network),
        ];

    private IEnumerable<PlanProblem> Mended(IReadOnlyCollection<PlanProblem> problems)
    {
        if (problems.Count == 0)
        {
            return [];
        }

        var repairs = new Repairs(input);
        return problems.Select(problem => problem with { Repairs = [.. repairs.Of(problem), .. problem.Repairs] });
    }

    private IEnumerable<PlanProblem> Misfits()
    {
        if (!Array.Exists(tasks, task => task.TotalSlackDays < 0 || task.IsTooLate))
        {
            return [];
        }

        FollowDrivers();
        return [.. Squeezed(), .. TooLate()];
    }

    private void FollowDrivers()
    {
        foreach (var task in network.Order)
        {
            var arc = passes.Early.Arc[task];
            _source[task] = arc < 0 ? EndOf(task, arc) : Reach(network.Arcs[arc].From, _source);
        }

        for (var place = network.Order.Length - 1; place >= 0; place--)
        {
            var task = network.Order[place];
            var arc = passes.Late.Arc[task];
            _end[task] = arc < 0 ? EndOf(task, arc) : Reach(network.Arcs[arc].To, _end);
        }

        static int EndOf(int task, int arc) => arc is Dates.OwnDate or Dates.Deadline ? task : PlanEnd;

        int Reach(int node, int[] known) => network.IsAnchor(node) ? node : known[node];
    }

    private IEnumerable<PlanProblem> EmptyCalendars()
    {
        var all = input.Calendar.HasWorkingTime;
        var concerned = input.Tasks.Where(task => task.Calendar is { HasWorkingTime: false } || (task.Calendar is null && !all)).ToList();
        if (!all || concerned.Count > 0)
        {
            yield return Listing(ProblemKind.CalendarWithoutWorkingTime, concerned.Select(task => task.Id));
        }
    }

    private PlanProblem Cycle(Arc[] loop) =>
        new()
        {
            Kind = ProblemKind.Cycle,
            Chain = [.. loop.Select(arc => new ChainStep(Id(arc.From), input.Links[arc.Link]))],
            Repairs = [.. loop.Select(arc => new PlanRepair(RepairKind.Unlink, Id(arc.From), 0, Id(arc.To)))],
        };

    private IEnumerable<PlanProblem> Unbound()
    {
        if (input.Anchors.Count == 0 && input.Start is not null)
        {
            yield break;
        }

        var unbound = Enumerable
            .Range(0, network.TaskCount)
            .Where(task => passes.Bound[task] >= Passes.Unbounded && !passes.FollowsAnchor[task])
            .ToList();
        if (unbound.Count > 0)
        {
            yield return Listing(ProblemKind.NoPathToAnchor, unbound.Select(Id));
        }
    }

    private IEnumerable<PlanProblem> AnchorsLinkedDirectly() =>
        from anchor in Enumerable.Range(network.TaskCount, network.NodeCount - network.TaskCount)
        from arc in network.ArcsFrom(anchor).ToArray()
        where network.IsAnchor(arc.To)
        let calendar = network.Calendar(arc.To)
        let missing = network.Forward(arc, 0) - calendar.WorkBefore(network.AnchorInstant(arc.To))
        where missing > 0
        select new PlanProblem
        {
            Kind = ProblemKind.AnchorsTooClose,
            Chain = [new(Id(arc.From), input.Links[arc.Link]), new(Id(arc.To), null)],
            MissingWorkingDays = Days(missing, calendar),
        };

    private IEnumerable<PlanProblem> Squeezed() =>
        from task in Worst(task => Slack(task) < 0, task => (_source[task], _end[task]), Slack)
        select new PlanProblem
        {
            Kind = KindOf(_source[task], _end[task]),
            Chain = [.. ChainTo(task), .. ChainFrom(task)],
            MissingWorkingDays = Days(-Slack(task), network.Calendar(task)),
            Repairs = [.. DatesMoved(_source[task], _end[task], Days(-Slack(task), network.Calendar(task)))],
        };

    /// <summary>The days that tasks at the ends of a chain bring themselves.</summary>
    private IEnumerable<PlanRepair> DatesMoved(int source, int end, double missing)
    {
        var days = Math.Ceiling(missing - 1e-9);
        if (IsTask(end) && !network.Bounds.IsFrozen(end))
        {
            yield return new PlanRepair(RepairKind.MoveDate, Id(end), days);
        }

        if (IsTask(source) && !network.Bounds.IsFrozen(source))
        {
            yield return new PlanRepair(RepairKind.MoveDate, Id(source), -days);
        }
    }

    private ProblemKind KindOf(int source, int end) =>
        IsTask(end) && passes.Late.Arc[end] == Dates.Deadline ? ProblemKind.DeadlineMissed
        : IsTask(source) || IsTask(end) ? ProblemKind.HardDate
        : source != PlanEnd && end != PlanEnd && source != end ? ProblemKind.AnchorsTooClose
        : ProblemKind.NegativeSlack;

    private bool IsTask(int node) => node != PlanEnd && !network.IsAnchor(node);

    /// <summary>
    /// A deadline moves nothing: a task stands after it where what follows leaves it that late, or what it waits for was left so. There is room, then, and
    /// the chain tells what the task stands by.
    /// </summary>
    private IEnumerable<PlanProblem> DeadlinesPassed() =>
        from task in Enumerable.Range(0, network.Bounds.HasDeadlines ? network.TaskCount : 0)
        let calendar = network.Calendar(task)
        let missing = passes.Placed.Start[task] - network.Bounds.Deadline(task)
        where missing > 0 && Slack(task) >= 0 && input.Tasks[task].Frozen is not { Progress: Progress.Done }
        let days = Days(missing, calendar)
        let chain = ChainOfPlace(task)
        select new PlanProblem
        {
            Kind = ProblemKind.DeadlineMissed,
            Chain = chain.Steps,
            MissingWorkingDays = days,
            Repairs = [.. Advances(chain.Late, missing, days), .. DatesMoved(PlanEnd, task, days)],
        };

    private IEnumerable<PlanRepair> Advances(int task, long missing, double days)
    {
        if (network.IsAnchor(task) || network.Bounds.IsFrozen(task))
        {
            yield break;
        }

        // What is over is no room.
        var earliest = Math.Max(passes.Early.Start[task], network.Calendar(task).WorkBefore(Clock.ToInstant(input.Today)));
        if (passes.Placed.Start[task] - earliest >= missing)
        {
            yield return new PlanRepair(RepairKind.Advance, Id(task), days);
        }
    }

    /// <summary>What a task stands by: from what pushes it there, or up to what holds it there.</summary>
    /// <returns>The task of it that is placed late, by what follows it.</returns>
    private (IReadOnlyList<ChainStep> Steps, int Late) ChainOfPlace(int task)
    {
        List<ChainStep> before = [];
        var late = task;
        while (!network.IsAnchor(late) && passes.Placed.Arc[late] is >= 0 and var pushing && network.Arcs[pushing].To == late)
        {
            late = network.Arcs[pushing].From;
            before.Add(new ChainStep(Id(late), input.Links[network.Arcs[pushing].Link]));
        }

        before.Reverse();
        if (before.Count > 0)
        {
            return ([.. before, new ChainStep(Id(task), null)], late);
        }

        List<ChainStep> after = [];
        var node = task;
        while (!network.IsAnchor(node) && passes.Placed.Arc[node] is >= 0 and var holding && network.Arcs[holding].From == node)
        {
            after.Add(new ChainStep(Id(node), input.Links[network.Arcs[holding].Link]));
            node = network.Arcs[holding].To;
        }

        return ([.. after, new ChainStep(Id(node), null)], task);
    }

    private IEnumerable<PlanProblem> TooLate()
    {
        var today = Clock.ToInstant(input.Today);
        return from task in Worst(task => tasks[task].IsTooLate, task => (PlanEnd, _end[task]), task => tasks[task].LateStart.Ticks)
            let calendar = network.Calendar(task)
            let days = Days(calendar.WorkBefore(today) - passes.Late.Start[task], calendar)
            select new PlanProblem
            {
                Kind = ProblemKind.TooLate,
                Chain = [.. ChainFrom(task)],
                MissingWorkingDays = days,
                ShouldHaveStarted = tasks[task].LateStart,
                Repairs = [.. days > 0 ? DatesMoved(PlanEnd, _end[task], days) : []],
            };
    }

    private IEnumerable<PlanProblem> OutsideCalendar()
    {
        var outside = Enumerable.Range(0, network.TaskCount).Where(IsOutside).ToList();
        if (outside.Count > 0)
        {
            yield return Listing(ProblemKind.OutsideCalendar, outside.Select(Id));
        }
    }

    private bool IsOutside(int task)
    {
        var (work, duration) = (network.Calendar(task).TotalMinutes, network.Durations[task]);
        return Outside(passes.Early) || Outside(passes.Late) || Outside(passes.Placed);

        bool Outside(Dates dates) => dates.Start[task] < 0 || dates.Start[task] + duration > work;
    }

    /// <summary>The task with the smallest value in each group, the first in topological order among equals.</summary>
    private List<int> Worst(Func<int, bool> concerns, Func<int, (int, int)> group, Func<int, long> value)
    {
        Dictionary<(int, int), int> worst = [];
        foreach (var task in network.Order.Where(concerns))
        {
            if (!worst.TryGetValue(group(task), out var sofar) || value(task) < value(sofar))
            {
                worst[group(task)] = task;
            }
        }

        return [.. worst.Values];
    }

    /// <summary>From the source to the task, the task left out.</summary>
    private List<ChainStep> ChainTo(int task)
    {
        List<ChainStep> chain = [];
        for (var node = task; !network.IsAnchor(node) && passes.Early.Arc[node] >= 0; )
        {
            ref readonly var arc = ref network.Arcs[passes.Early.Arc[node]];
            chain.Add(new ChainStep(Id(arc.From), input.Links[arc.Link]));
            node = arc.From;
        }

        chain.Reverse();
        return chain;
    }

    /// <summary>From the task to its end.</summary>
    private List<ChainStep> ChainFrom(int task)
    {
        List<ChainStep> chain = [];
        var node = task;
        while (!network.IsAnchor(node) && passes.Late.Arc[node] >= 0)
        {
            ref readonly var arc = ref network.Arcs[passes.Late.Arc[node]];
            chain.Add(new ChainStep(Id(node), input.Links[arc.Link]));
            node = arc.To;
        }

        chain.Add(new ChainStep(Id(node), null));
        return chain;
    }

    private static PlanProblem Listing(ProblemKind kind, IEnumerable<string> ids) =>
        new() { Kind = kind, Chain = [.. ids.Select(id => new ChainStep(id, null))] };

    private string Id(int node) => network.IsAnchor(node) ? input.Anchors[node - network.TaskCount].Id : input.Tasks[node].Id;

    private long Slack(int task) => passes.Late.Start[task] - passes.Early.Start[task];

    private static double Days(long minutes, WorkCalendar calendar) => (double)minutes / calendar.MinutesPerDay;
}
