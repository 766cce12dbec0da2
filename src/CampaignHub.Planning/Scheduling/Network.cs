using System.Runtime.CompilerServices;

namespace CampaignHub.Planning;

/// <summary>
/// The plan as arrays: tasks are nodes 0 to TaskCount − 1, anchors follow; arcs are sorted by the node they leave (compressed sparse rows).
/// A position is working minutes in the node's own calendar, so that a working lag is an addition.
/// </summary>
internal sealed class Network
{
    private readonly WorkCalendar[] _calendars;
    private readonly long[] _anchors;
    private readonly int[] _firstArc;

    public Network(WorkCalendar[] calendars, long[] durations, long[] anchors, Bounds bounds, Arc[] arcs)
    {
        _calendars = calendars;
        _anchors = anchors;
        (Durations, Bounds) = (durations, bounds);
        TaskCount = durations.Length - anchors.Length;
        (Arcs, _firstArc) = SortByOrigin(arcs, durations.Length);
        Order = TopologicalOrder();
        if (Order.Length < TaskCount)
        {
            var cycles = new CycleFinder(this);
            Loops = [.. cycles.Loops.OrderBy(loop => loop[0].From)];
            (Arcs, _firstArc) = SortByOrigin([.. arcs.Where(arc => !cycles.IsInside(arc))], durations.Length);
            Order = TopologicalOrder();
        }

        (HasPredecessor, FollowsWork) = LookBack();
    }

    public int TaskCount { get; }

    public int NodeCount => Durations.Length;

    public long[] Durations { get; }

    public Bounds Bounds { get; }

    public Arc[] Arcs { get; }

    /// <summary>The tasks, each after its predecessors.</summary>
    public int[] Order { get; }

    /// <summary>One concrete loop for each knot of tasks that wait for one another; the arcs inside a knot are left out of the network.</summary>
    public IReadOnlyList<Arc[]> Loops { get; } = [];

    public bool[] HasPredecessor { get; }

    /// <summary>Whether a task with a duration must have finished first: decides the spelling of milestones.</summary>
    public bool[] FollowsWork { get; }

    public bool IsAnchor(int node) => node >= TaskCount;

    public WorkCalendar Calendar(int node) => _calendars[node];

    public long AnchorInstant(int node) => _anchors[node - TaskCount];

    public ReadOnlySpan<Arc> ArcsFrom(int node) => Arcs.AsSpan(_firstArc[node].._firstArc[node + 1]);

    public int FirstArcFrom(int node) => _firstArc[node];

    /// <summary>The earliest start that the arc leaves to its successor when the predecessor starts there: Si or Fi ⊕ L, less dj if it enters the finish.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Forward(in Arc arc, long start) => arc.IsPlain ? start + arc.Lag : Carry(in arc, start);

    /// <summary>
    /// The latest start that the arc leaves to its predecessor when the successor starts there. Adjoint to <see cref="Forward"/>:
    /// Forward(x) ≤ y ⇔ x ≤ Backward(y), or slack would be wrong around week-ends.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Backward(in Arc arc, long start) => arc.IsPlain ? start - arc.Lag : CarryBack(in arc, start);

    /// <summary>The instant from which a lag beside an anchor counts.</summary>
    public static long CountedFrom(long anchor, bool countsDays, bool after) =>
        !countsDays ? anchor
        : after ? Clock.StartOfDay(anchor) + Clock.MinutesPerDay
        : Clock.StartOfDay(anchor);

    private long Carry(in Arc arc, long start)
    {
        var (from, to) = (_calendars[arc.From], _calendars[arc.To]);
        var position = arc.LeavesFinish ? start + Durations[arc.From] : start;
        var instant =
            IsAnchor(arc.From) ? CountedFrom(AnchorInstant(arc.From), arc.CountsDays, after: arc.Lag > 0)
            : LeavesInStartRole(in arc) ? from.StartInstant(position)
            : from.FinishInstant(position);
        var bound = arc.IsElapsed ? to.WorkBefore(instant + arc.Lag) : to.WorkBefore(instant) + arc.Lag;
        return arc.EntersFinish ? bound - Durations[arc.To] : bound;
    }

    private long CarryBack(in Arc arc, long start)
    {
        var bound = IsAnchor(arc.To) ? BeforeAnchor(in arc) : BeforeTask(in arc, arc.EntersFinish ? start + Durations[arc.To] : start);
        return arc.LeavesFinish ? bound - Durations[arc.From] : bound;
    }

    private long BeforeAnchor(in Arc arc)
    {
        var calendar = _calendars[arc.From];
        var anchor = CountedFrom(AnchorInstant(arc.To), arc.CountsDays, after: arc.Lag < 0);
        return arc.IsElapsed ? calendar.WorkBefore(anchor - arc.Lag) : calendar.WorkBefore(anchor) - arc.Lag;
    }

    /// <summary>
    /// With W⁻ the finish and W⁺ the start spelling of a position: W⁻(x) + L ≤ W⁺(y) ⇔ x ≤ W(W⁺(y) − L) for an arc that leaves a finish;
    /// W⁺(x) ≤ t ⇔ x &lt; W(t + 1) for one that leaves a start, instants being whole minutes.
    /// </summary>
    private long BeforeTask(in Arc arc, long position)
    {
        var (from, to) = (_calendars[arc.From], _calendars[arc.To]);
        var limit = arc.IsElapsed ? to.StartInstant(position) - arc.Lag : to.StartInstant(position - arc.Lag);
        return LeavesInStartRole(in arc) ? from.WorkBefore(limit + 1) - 1 : from.WorkBefore(limit);
    }

    /// <summary>A clock lag runs from the spelled instant: that of a start also for a milestone that stands on its own.</summary>
    private bool LeavesInStartRole(in Arc arc) => !arc.LeavesFinish || (Durations[arc.From] == 0 && !FollowsWork[arc.From]);

    private static (Arc[] Arcs, int[] First) SortByOrigin(Arc[] arcs, int nodes)
    {
        var first = new int[nodes + 1];
        foreach (ref readonly var arc in arcs.AsSpan())
        {
            first[arc.From + 1]++;
        }

        for (var node = 0; node < nodes; node++)
        {
            first[node + 1] += first[node];
        }

        var next = first.AsSpan(0, nodes).ToArray();
        var sorted = new Arc[arcs.Length];
        foreach (ref readonly var arc in arcs.AsSpan())
        {
            sorted[next[arc.From]++] = arc;
        }

        return (sorted, first);
    }

    /// <summary>Kahn's algorithm; shorter than the task count when there is a cycle. Anchors are fixed, so no order binds them.</summary>
    private int[] TopologicalOrder()
    {
        var waitingFor = new int[NodeCount];
        for (var node = 0; node < TaskCount; node++)
        {
            foreach (ref readonly var arc in ArcsFrom(node))
            {
                waitingFor[arc.To]++;
            }
        }

        var order = new int[TaskCount];
        var known = 0;
        for (var node = 0; node < TaskCount; node++)
        {
            if (waitingFor[node] == 0)
            {
                order[known++] = node;
            }
        }

        for (var done = 0; done < known; done++)
        {
            foreach (ref readonly var arc in ArcsFrom(order[done]))
            {
                if (--waitingFor[arc.To] == 0 && !IsAnchor(arc.To))
                {
                    order[known++] = arc.To;
                }
            }
        }

        return known == TaskCount ? order : order[..known];
    }

    private (bool[] HasPredecessor, bool[] FollowsWork) LookBack()
    {
        var (hasPredecessor, followsWork) = (new bool[NodeCount], new bool[NodeCount]);
        foreach (ref readonly var arc in Arcs.AsSpan())
        {
            hasPredecessor[arc.To] = true;
            followsWork[arc.To] |= Durations[arc.From] > 0 && arc.LeavesFinish;
        }

        return (hasPredecessor, followsWork);
    }
}
