namespace CampaignHub.Planning;

/// <summary>Turns positions into local instants. Only milestones have a choice, and are looked at: Friday 18:00 or Monday 9:00 for the same moment of work.</summary>
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
        for (var place = network.Order.Length - 1; place >= 0; place--)
        {
            var task = network.Order[place];
            if (network.Durations[task] > 0)
            {
                continue;
            }

            _late[task] = FromBehind(task, passes.Late, passes.Late, _late);
            if (DrivenFromBehind(task, passes.Placed))
            {
                _placed[task] = FromBehind(task, passes.Placed, passes.Buffered, _placed);
            }
        }

        SpellForward(passes.Early, _early, _ => true);
        SpellForward(passes.Placed, _placed, task => !DrivenFromBehind(task, passes.Placed));
    }

    /// <summary>What those that bind a milestone ask of its spelling. All of them are asked: the first told would let the order of a file decide.</summary>
    [Flags]
    private enum Asked : byte
    {
        Nothing = 0,
        ByAnchor = 1,
        ByAnchorAsFinish = 2,
        AsFinish = 4,
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

    private void SpellForward(Dates dates, bool[] asFinish, Func<int, bool> isDrivenForward)
    {
        var asked = new Asked[_network.NodeCount];
        for (var anchor = _network.TaskCount; anchor < _network.NodeCount; anchor++)
        {
            AskOfFollowers(anchor, dates, asFinish, asked);
        }

        foreach (var task in _network.Order)
        {
            if (_network.Durations[task] > 0)
            {
                continue;
            }

            if (isDrivenForward(task))
            {
                asFinish[task] = OfItself(task, dates) ?? AsAsked(task, asked[task]);
            }

            AskOfFollowers(task, dates, asFinish, asked);
        }
    }

    /// <summary>Where a milestone is held from behind, by what follows it: <paramref name="bounds"/> are the late dates that hold it.</summary>
    private bool FromBehind(int task, Dates dates, Dates bounds, bool[] asFinish)
    {
        if (OfItself(task, dates) is { } own)
        {
            return own;
        }

        var (asked, least) = (Asked.Nothing, Passes.Unbounded);
        foreach (ref readonly var arc in _network.ArcsFrom(task))
        {
            var bound = _network.Backward(in arc, _network.IsAnchor(arc.To) ? 0 : bounds.Start[arc.To]);
            if (bound > least)
            {
                continue;
            }

            asked = bound < least ? Asked.Nothing : asked;
            least = bound;
            asked |=
                _network.IsAnchor(arc.To) ? ByAnchor(IsFinishBeforeAnchor(in arc, dates.Start[task]))
                : _network.Durations[arc.To] == 0 && asFinish[arc.To] ? Asked.AsFinish
                : Asked.Nothing;
        }

        return AsAsked(task, asked);
    }

    /// <summary>The spelling by the milestone's own date or the plan's ends; null where something else decides.</summary>
    private bool? OfItself(int task, Dates dates)
    {
        if (dates.Arc[task] < 0)
        {
            return dates.Arc[task] switch
            {
                Dates.Horizon or Dates.Deadline => true,
                Dates.OwnDate => _input.Tasks[task].Constraint is { BoundsFinish: true },
                _ => false,
            };
        }

        return IsFixed(task) && _network.Bounds.NotAfter(task) == dates.Start[task] ? _input.Tasks[task].Constraint!.BoundsFinish : null;
    }

    /// <summary>The spelling of the anchor that drives it, else that of the work it follows, else that of the milestone that drives it.</summary>
    private bool AsAsked(int task, Asked asked) =>
        asked.HasFlag(Asked.ByAnchor) ? asked.HasFlag(Asked.ByAnchorAsFinish) : _network.FollowsWork[task] || asked.HasFlag(Asked.AsFinish);

    private static Asked ByAnchor(bool asFinish) => asFinish ? Asked.ByAnchor | Asked.ByAnchorAsFinish : Asked.ByAnchor;

    /// <summary>It must be on its date, as an anchor is.</summary>
    private bool IsFixed(int task) =>
        _network.Durations[task] == 0
        && _input.Tasks[task].Constraint is { Type: ConstraintType.MustStartOn or ConstraintType.MustFinishOn };

    private void AskOfFollowers(int node, Dates dates, bool[] asFinish, Asked[] asked)
    {
        var isAnchor = _network.IsAnchor(node);
        foreach (ref readonly var arc in _network.ArcsFrom(node))
        {
            if (_network.IsAnchor(arc.To) || _network.Durations[arc.To] > 0)
            {
                continue;
            }

            if (_network.Forward(in arc, isAnchor ? 0 : dates.Start[node]) != dates.Start[arc.To])
            {
                continue;
            }

            asked[arc.To] |=
                isAnchor ? ByAnchor(IsFinishAfterAnchor(in arc, dates.Start[arc.To]))
                : asFinish[node] || IsCountedFromItsEnd(node, in arc) ? Asked.AsFinish
                : Asked.Nothing;
        }
    }

    /// <summary>Days after a date that decides are counted from its end, also where a file tells it as a milestone.</summary>
    private bool IsCountedFromItsEnd(int milestone, in Arc arc) => IsFixed(milestone) && arc.Lag > 0 && !arc.IsElapsed;

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
