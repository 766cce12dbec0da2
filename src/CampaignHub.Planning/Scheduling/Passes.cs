namespace CampaignHub.Planning;

/// <summary>
/// The critical path method (Kelley and Walker 1959) on the links of the precedence diagram, backward first because a retro-plan's start
/// is what its anchors leave. Each pass visits every task and arc once.
/// </summary>
internal sealed class Passes
{
    public const long Unbounded = long.MaxValue / 4;

    private readonly Network _network;
    private readonly PlanInput _input;
    private readonly bool[] _isHeld;

    public Passes(Network network, PlanInput input)
    {
        (_network, _input) = (network, input);
        var tasks = network.TaskCount;
        Late = new Dates(tasks, Unbounded);
        Hard = network.Bounds.HasDeadlines ? new Dates(tasks, Unbounded) : Late;
        Buffered = input.Tasks.Any(task => task.BufferDays > 0) ? new Dates(tasks, Unbounded) : Hard;
        Early = new Dates(tasks, -Unbounded);
        FollowsAnchor = new bool[tasks];
        LeadsToAnchor = FindWaysToAnchors();
        _isHeld = input.Finish is null ? LeadsToAnchor : AllOf(tasks);

        PassBackward(input.Finish is { } finish ? Clock.ToInstant(finish) : LastOfAnchors());
        var isLoose = Array.Exists(_isHeld, held => !held);
        Bound = isLoose ? [.. Late.Start] : Late.Start;
        PassForward(input.Start is { } start ? Clock.ToInstant(start) : ImpliedStart());
        if (isLoose)
        {
            PassBackwardOverLoose(LatestEarlyFinish());
        }

        Placed = new Placer(network, input, this).Place();
    }

    public Dates Early { get; }

    /// <summary>The late dates without buffers and with deadlines: what slack is measured against.</summary>
    public Dates Late { get; }

    /// <summary>The late dates without buffers and without deadlines, which move nothing.</summary>
    public Dates Hard { get; }

    /// <summary>The late dates when every task keeps its buffer.</summary>
    public Dates Buffered { get; }

    public Dates Placed { get; }

    /// <summary>The late starts that come from an anchor, the plan's finish or a task's own date, and not from the plan's latest early finish.</summary>
    public long[] Bound { get; }

    public bool[] LeadsToAnchor { get; }

    public bool[] FollowsAnchor { get; }

    /// <summary>Whether the task's late dates come from an anchor or from the plan's finish.</summary>
    public bool IsHeld(int task) => _isHeld[task];

    /// <summary>How far the task may leave its early start without moving a successor from its own, in working minutes.</summary>
    public long FreeSlack(int task)
    {
        var free = Unbounded;
        foreach (ref readonly var arc in _network.ArcsFrom(task))
        {
            free = Math.Min(free, _network.Backward(in arc, _network.IsAnchor(arc.To) ? 0 : Early.Start[arc.To]));
        }

        var total = Late.Start[task] - Early.Start[task];
        free = free < Unbounded ? free - Early.Start[task] : total;
        return total >= 0 ? Math.Min(free, total) : free;
    }

    private bool[] FindWaysToAnchors()
    {
        var leads = new bool[_network.TaskCount];
        for (var place = _network.Order.Length - 1; place >= 0; place--)
        {
            var task = _network.Order[place];
            foreach (ref readonly var arc in _network.ArcsFrom(task))
            {
                leads[task] |= _network.IsAnchor(arc.To) || leads[arc.To];
            }
        }

        return leads;
    }

    private static bool[] AllOf(int tasks)
    {
        var all = new bool[tasks];
        Array.Fill(all, value: true);
        return all;
    }

    /// <summary>
    /// No task ends after the last anchor, unless its own link to an anchor lets it: one that only has to start before another must still
    /// be finished by then.
    /// </summary>
    private long? LastOfAnchors()
    {
        if (_network.TaskCount == _network.NodeCount)
        {
            return null;
        }

        var last = 0L;
        for (var anchor = _network.TaskCount; anchor < _network.NodeCount; anchor++)
        {
            last = Math.Max(last, _network.AnchorInstant(anchor));
        }

        foreach (ref readonly var arc in _network.Arcs.AsSpan())
        {
            if (_network.IsAnchor(arc.To) && !_network.IsAnchor(arc.From))
            {
                var finish = _network.Backward(in arc, 0) + _network.Durations[arc.From];
                last = Math.Max(last, _network.Calendar(arc.From).FinishInstant(finish));
            }
        }

        return last;
    }

    /// <summary>The horizon is of the tasks held; others may bring a date of their own, which presses on those before them.</summary>
    private void PassBackward(long? horizon)
    {
        for (var place = _network.Order.Length - 1; place >= 0; place--)
        {
            var task = _network.Order[place];
            BoundBackward(task, _isHeld[task] ? horizon : null);
        }
    }

    private void PassBackwardOverLoose(long horizon)
    {
        for (var place = _network.Order.Length - 1; place >= 0; place--)
        {
            var task = _network.Order[place];
            if (!_isHeld[task])
            {
                BoundBackward(task, horizon);
            }
        }
    }

    private void BoundBackward(int task, long? horizon)
    {
        BoundBackward(task, Late, horizon);
        Late.AtMost(task, _network.Bounds.IsFrozen(task) ? Unbounded : _network.Bounds.Deadline(task), Dates.Deadline);
        if (Hard != Late)
        {
            BoundBackward(task, Hard, horizon);
        }

        if (Buffered != Hard)
        {
            BoundBackward(task, Buffered, horizon);
            KeepBuffer(task);
        }
    }

    private void BoundBackward(int task, Dates dates, long? horizon)
    {
        var bounds = _network.Bounds;
        if (bounds.IsFrozen(task))
        {
            dates.Set(task, bounds.NotAfter(task), Dates.OwnDate);
            return;
        }

        dates.Set(task, Unbounded, Dates.Horizon);
        var index = _network.FirstArcFrom(task);
        foreach (ref readonly var arc in _network.ArcsFrom(task))
        {
            var bound = _network.IsAnchor(arc.To) ? 0 : dates.Start[arc.To];
            if (bound < Unbounded)
            {
                dates.AtMost(task, _network.Backward(in arc, bound), index);
            }

            index++;
        }

        dates.AtMost(task, bounds.NotAfter(task), Dates.OwnDate);
        if (horizon is { } end)
        {
            dates.AtMost(task, _network.Calendar(task).WorkBefore(end) - _network.Durations[task], Dates.Horizon);
        }
    }

    /// <summary>A buffer brings a task forward as far as its own date lets it.</summary>
    private void KeepBuffer(int task)
    {
        if (_input.Tasks[task].BufferDays == 0 || _network.Bounds.IsFrozen(task) || Buffered.Start[task] >= Unbounded)
        {
            return;
        }

        var start = Buffered.Start[task] - WorkDuration.Days(_input.Tasks[task].BufferDays).Minutes(_network.Calendar(task));
        Buffered.Start[task] = Math.Max(start, Math.Min(_network.Bounds.NotBefore(task), Buffered.Start[task]));
    }

    /// <summary>
    /// When no start is given, a plan begins with the first of the tasks that nothing precedes, where its dates let it stand; failing any,
    /// with its first anchor. Today is the last resort.
    /// </summary>
    private long ImpliedStart()
    {
        var start = Unbounded;
        for (var task = 0; task < _network.TaskCount; task++)
        {
            if (_network.HasPredecessor[task] || _network.Bounds.IsFrozen(task))
            {
                continue;
            }

            var first = Math.Min(Buffered.Start[task], Late.Start[task]);
            if (_network.Bounds.NotBefore(task) is var earliest && earliest > long.MinValue)
            {
                first = Math.Min(first, earliest);
            }

            start = first < Unbounded ? Math.Min(start, _network.Calendar(task).StartInstant(first)) : start;
        }

        return start < Unbounded ? start
            : _input.Anchors.Count > 0 ? _input.Anchors.Min(anchor => Clock.ToInstant(anchor.At))
            : Clock.ToInstant(_input.Today);
    }

    private void PassForward(long floor)
    {
        for (var anchor = _network.TaskCount; anchor < _network.NodeCount; anchor++)
        {
            PushFrom(anchor, 0, followsAnchor: true);
        }

        foreach (var task in _network.Order)
        {
            if (!_network.HasPredecessor[task])
            {
                Early.Start[task] = _network.Calendar(task).WorkBefore(floor);
            }

            Early.AtLeast(task, _network.Bounds.NotBefore(task), Dates.OwnDate);
            if (_network.Bounds.IsFrozen(task))
            {
                Early.Set(task, _network.Bounds.NotBefore(task), Dates.OwnDate);
            }

            PushFrom(task, Early.Start[task], FollowsAnchor[task]);
        }
    }

    private void PushFrom(int node, long start, bool followsAnchor)
    {
        var index = _network.FirstArcFrom(node);
        foreach (ref readonly var arc in _network.ArcsFrom(node))
        {
            if (!_network.IsAnchor(arc.To))
            {
                Early.AtLeast(arc.To, _network.Forward(in arc, start), index);
                FollowsAnchor[arc.To] |= followsAnchor;
            }

            index++;
        }
    }

    /// <summary>
    /// The horizon of tasks that no anchor holds: the latest early finish, or later where the late date of a task before them asks for it,
    /// so that a loose end never presses on the way to an anchor.
    /// </summary>
    private long LatestEarlyFinish()
    {
        var latest = 0L;
        var loose = new long[_network.TaskCount];
        Array.Fill(loose, -Unbounded);
        foreach (var task in _network.Order)
        {
            var start = _isHeld[task] ? Late.Start[task] : loose[task] = Math.Max(loose[task], Early.Start[task]);
            var finish = (_isHeld[task] ? Early.Start[task] : start) + _network.Durations[task];
            latest = Math.Max(latest, _network.Calendar(task).FinishInstant(finish));
            foreach (ref readonly var arc in _network.ArcsFrom(task))
            {
                if (!_network.IsAnchor(arc.To) && !_isHeld[arc.To])
                {
                    loose[arc.To] = Math.Max(loose[arc.To], _network.Forward(in arc, start));
                }
            }
        }

        return latest;
    }
}
