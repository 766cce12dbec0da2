namespace CampaignHub.Planning;

/// <summary>Turns positions into local instants. Only milestones have a choice: Friday 18:00 or Monday 9:00 for the same moment of work.</summary>
internal sealed class Spelling
{
    private readonly Network _network;
    private readonly PlanInput _input;
    private readonly bool[] _early;
    private readonly bool[] _late;
    private readonly bool[] _placed;

    public Spelling(Network network, PlanInput input, Passes passes)
    {
        (_network, _input) = (network, input);
        (_early, _late, _placed) = (new bool[network.TaskCount], new bool[network.TaskCount], new bool[network.TaskCount]);
        var (pushedEarly, pushed) = (new bool[network.TaskCount], new bool[network.TaskCount]);
        for (var place = network.Order.Length - 1; place >= 0; place--)
        {
            var task = network.Order[place];
            _late[task] = IsFinish(task, passes.Late, _late, pushed);
            if (DrivenFromBehind(task, passes.Placed))
            {
                _placed[task] = IsFinish(task, passes.Placed, _placed, pushed);
            }
        }

        foreach (var task in network.Order)
        {
            _early[task] = IsFinish(task, passes.Early, _early, pushedEarly);
            Push(task, passes.Early, _early, pushedEarly);
            if (!DrivenFromBehind(task, passes.Placed))
            {
                _placed[task] = IsFinish(task, passes.Placed, _placed, pushed);
            }

            Push(task, passes.Placed, _placed, pushed);
        }
    }

    public (DateTime Start, DateTime Finish) Early(int task, Dates dates) => Spell(task, dates.Start[task], _early[task]);

    public (DateTime Start, DateTime Finish) Late(int task, Dates dates) => Spell(task, dates.Start[task], _late[task]);

    public (DateTime Start, DateTime Finish) Placed(int task, Dates dates) => Spell(task, dates.Start[task], _placed[task]);

    private bool DrivenFromBehind(int task, Dates dates) => dates.Arc[task] >= 0 && _network.Arcs[dates.Arc[task]].From == task;

    private (DateTime Start, DateTime Finish) Spell(int task, long start, bool asFinish)
    {
        if (_input.Tasks[task].Frozen is { } frozen)
        {
            return (frozen.Start, frozen.Finish);
        }

        var calendar = _network.Calendar(task);
        var duration = _network.Durations[task];
        if (duration > 0)
        {
            return (Clock.ToDateTime(calendar.StartInstant(start)), Clock.ToDateTime(calendar.FinishInstant(start + duration)));
        }

        var instant = Clock.ToDateTime(asFinish ? calendar.FinishInstant(start) : calendar.StartInstant(start));
        return (instant, instant);
    }

    /// <summary>A milestone that must be on its date is spelled by it; another takes the spelling of the anchor that drives it, else that of the work it follows, else that of the milestone that drives it.</summary>
    private bool IsFinish(int task, Dates dates, bool[] known, bool[] pushed)
    {
        if (_network.Durations[task] > 0 || dates.Arc[task] < 0)
        {
            return dates.Arc[task] switch
            {
                Dates.Horizon or Dates.Deadline => true,
                Dates.OwnDate => _input.Tasks[task].Constraint is { BoundsFinish: true },
                _ => false,
            };
        }

        if (IsFixed(task) && _network.Bounds.NotAfter(task) == dates.Start[task])
        {
            return _input.Tasks[task].Constraint!.BoundsFinish;
        }

        ref readonly var arc = ref _network.Arcs[dates.Arc[task]];
        if (_network.IsAnchor(arc.From))
        {
            return IsFinishAfterAnchor(in arc, dates.Start[task]);
        }

        if (_network.IsAnchor(arc.To))
        {
            return IsFinishBeforeAnchor(in arc, dates.Start[task]);
        }

        var driver = arc.From == task ? arc.To : arc.From;
        // Days after a date that decides are counted from its end, also where a file tells it as a milestone.
        if (driver == arc.From && IsFixed(driver) && arc.Lag > 0 && !arc.IsElapsed)
        {
            return true;
        }

        return _network.FollowsWork[task]
            || (_network.Durations[driver] == 0 && known[driver])
            || (arc.From == task ? IsHeldInFinish(task, dates, known) : pushed[task]);
    }

    /// <summary>It must be on its date, as an anchor is.</summary>
    private bool IsFixed(int task) =>
        _network.Durations[task] == 0
        && _input.Tasks[task].Constraint is { Type: ConstraintType.MustStartOn or ConstraintType.MustFinishOn };

    // Of several that bind a milestone alike the first in the file would decide, and the same plan in another order be spelled otherwise: any of them does.
    private bool IsHeldInFinish(int task, Dates dates, bool[] known)
    {
        foreach (ref readonly var arc in _network.ArcsFrom(task))
        {
            if (
                !_network.IsAnchor(arc.To)
                && _network.Durations[arc.To] == 0
                && known[arc.To]
                && _network.Backward(in arc, dates.Start[arc.To]) == dates.Start[task]
            )
            {
                return true;
            }
        }

        return false;
    }

    private void Push(int task, Dates dates, bool[] known, bool[] pushed)
    {
        if (_network.Durations[task] > 0 || !known[task])
        {
            return;
        }

        foreach (ref readonly var arc in _network.ArcsFrom(task))
        {
            if (!_network.IsAnchor(arc.To) && _network.Forward(in arc, dates.Start[task]) == dates.Start[arc.To])
            {
                pushed[arc.To] = true;
            }
        }
    }

    /// <summary>The beginning of the day counted to, unless nothing is worked that day and the next beginning would come past the limit.</summary>
    private bool IsFinishBeforeAnchor(in Arc arc, long position)
    {
        if (arc.CountsDays && !arc.IsElapsed)
        {
            return arc.Lag < 0;
        }

        var limit = Network.CountedFrom(_network.AnchorInstant(arc.To), arc.CountsDays, after: arc.Lag < 0) - (arc.IsElapsed ? arc.Lag : 0);
        var start = _network.Calendar(arc.From).StartInstant(position);
        return arc.CountsDays && arc.Lag > 0 ? start >= limit + Clock.MinutesPerDay : start > limit;
    }

    /// <summary>The end of the day counted to, unless nothing is worked that day and the end of an earlier one would cut the count short.</summary>
    private bool IsFinishAfterAnchor(in Arc arc, long position)
    {
        if (!arc.CountsDays || arc.Lag < 0)
        {
            return false;
        }

        var endOfDay = Network.CountedFrom(_network.AnchorInstant(arc.From), countsDays: true, after: true) + arc.Lag;
        return !arc.IsElapsed || _network.Calendar(arc.To).FinishInstant(position) > endOfDay - Clock.MinutesPerDay;
    }
}
