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

    public Passes(Network network, PlanInput input)
    {
        (_network, _input) = (network, input);
        var tasks = network.TaskCount;
        Late = new Dates(tasks, Unbounded);
        Buffered = input.Tasks.Any(task => task.BufferDays > 0) ? new Dates(tasks, Unbounded) : Late;
        Early = new Dates(tasks, -Unbounded);
        Placed = new Dates(tasks, -Unbounded);
        IsHeld = new bool[tasks];
        FollowsAnchor = new bool[tasks];
        PlacedLate = new bool[tasks];

        PassBackward(input.Finish is { } finish ? Clock.ToInstant(finish) : null);
        for (var task = 0; task < tasks; task++)
        {
            IsHeld[task] = Late.Start[task] < Unbounded;
        }

        PassForward(input.Start is { } start ? Clock.ToInstant(start) : ImpliedStart());
        if (Array.Exists(IsHeld, held => !held))
        {
            PassBackward(Horizon());
        }

        Place();
    }

    public Dates Early { get; }

    /// <summary>The late dates without buffers: what slack is measured against.</summary>
    public Dates Late { get; }

    /// <summary>The late dates when every task keeps its buffer.</summary>
    public Dates Buffered { get; }

    public Dates Placed { get; }

    public bool[] PlacedLate { get; }

    /// <summary>Whether the task leads to an anchor or to the plan's finish.</summary>
    public bool[] IsHeld { get; }

    public bool[] FollowsAnchor { get; }

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

    /// <summary>Bounds the tasks that have no late date yet; without a horizon only those that lead to an anchor get one.</summary>
    private void PassBackward(long? horizon)
    {
        for (var place = _network.Order.Length - 1; place >= 0; place--)
        {
            var task = _network.Order[place];
            if (IsHeld[task])
            {
                continue;
            }

            BoundBackward(task, Late, horizon);
            if (Buffered != Late)
            {
                BoundBackward(task, Buffered, horizon);
                Buffered.Start[task] -= Buffered.Start[task] < Unbounded ? Buffer(task) : 0;
            }
        }
    }

    private long Buffer(int task) => WorkDuration.Days(_input.Tasks[task].BufferDays).Minutes(_network.Calendar(task));

    private void BoundBackward(int task, Dates dates, long? horizon)
    {
        if (horizon is { } end)
        {
            dates.AtMost(task, _network.Calendar(task).WorkBefore(end) - _network.Durations[task], Dates.NoArc);
        }

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
    }

    /// <summary>When no start is given, a plan begins with the first of the tasks that nothing precedes, where the anchors let it stand.</summary>
    private long ImpliedStart()
    {
        var start = Unbounded;
        for (var task = 0; task < _network.TaskCount; task++)
        {
            if (IsHeld[task] && !_network.HasPredecessor[task])
            {
                start = Math.Min(start, _network.Calendar(task).StartInstant(Buffered.Start[task]));
            }
        }

        return start < Unbounded ? start : Clock.ToInstant(_input.Today);
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
    /// The horizon of tasks that lead to no anchor: the latest early finish, or later where the late date of a task before them asks for it,
    /// so that a loose end never presses on the way to an anchor.
    /// </summary>
    private long Horizon()
    {
        var latest = 0L;
        var loose = new long[_network.TaskCount];
        Array.Fill(loose, -Unbounded);
        foreach (var task in _network.Order)
        {
            var start = IsHeld[task] ? Late.Start[task] : loose[task] = Math.Max(loose[task], Early.Start[task]);
            var finish = (IsHeld[task] ? Early.Start[task] : start) + _network.Durations[task];
            latest = Math.Max(latest, _network.Calendar(task).FinishInstant(finish));
            foreach (ref readonly var arc in _network.ArcsFrom(task))
            {
                if (!_network.IsAnchor(arc.To) && !IsHeld[arc.To])
                {
                    loose[arc.To] = Math.Max(loose[arc.To], _network.Forward(in arc, start));
                }
            }
        }

        return latest;
    }

    /// <summary>The third pass, forward: what is placed late may push what is placed early or buffered, never past its late dates.</summary>
    private void Place()
    {
        for (var task = 0; task < PlacedLate.Length; task++)
        {
            PlacedLate[task] = IsPlacedLate(task);
        }

        var isMixed = PlacedLate.Contains(true) && (PlacedLate.Contains(false) || IsHeld.Contains(false));
        foreach (var task in _network.Order)
        {
            Placed.AtLeast(task, Early.Start[task], Early.Arc[task]);
            if (PlacedLate[task])
            {
                // A buffer yields to what the task must wait for; the late date does not.
                Placed.Start[task] = Math.Min(Placed.Start[task], Late.Start[task]);
                if (Placed.Start[task] <= Buffered.Start[task])
                {
                    (Placed.Start[task], Placed.Arc[task]) = (Buffered.Start[task], Buffered.Arc[task]);
                }
            }

            if (isMixed)
            {
                PushPlaced(task);
            }
        }
    }

    private void PushPlaced(int task)
    {
        var index = _network.FirstArcFrom(task);
        foreach (ref readonly var arc in _network.ArcsFrom(task))
        {
            if (!_network.IsAnchor(arc.To))
            {
                Placed.AtLeast(arc.To, _network.Forward(in arc, Placed.Start[task]), index);
            }

            index++;
        }
    }

    private bool IsPlacedLate(int task) =>
        _input.Tasks[task].Placement switch
        {
            Placement.AsLateAsPossible => true,
            Placement.AsSoonAsPossible => false,
            _ => IsHeld[task] && _input.ScheduleFrom == ScheduleFrom.Finish,
        };
}
