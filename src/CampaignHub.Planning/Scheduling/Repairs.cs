namespace CampaignHub.Planning;

/// <summary>
/// Finds what would mend a problem: the tasks of its chain that can be shortened, overlapped or dropped by what is missing, and the anchors at its ends.
/// Where no task is long enough by itself, the longest are taken together. What cannot make up for the whole of it is not offered, nor what is frozen.
/// </summary>
internal sealed class Repairs(PlanInput input)
{
    private readonly Dictionary<string, PlanTask> _tasks = input.Tasks.ToDictionary(task => task.Id, StringComparer.Ordinal);
    private readonly HashSet<string> _anchors = input.Anchors.Select(anchor => anchor.Id).ToHashSet(StringComparer.Ordinal);

    public IReadOnlyList<PlanRepair> Of(PlanProblem problem)
    {
        if (problem.MissingWorkingDays is not > 0)
        {
            return [];
        }

        var missing = problem.MissingWorkingDays.Value;
        var chain = problem.Chain;
        List<(string Id, double Days)> tasks =
        [
            .. chain.Select((step, place) => (step.Id, Days: Presses(chain, place) ? DaysOf(step.Id) : 0)).Where(task => task.Days > 0),
        ];
        return
        [
            .. Enough(RepairKind.Shorten, tasks, missing),
            .. Overlaps(chain, missing),
            .. Enough(RepairKind.Drop, tasks, missing),
            .. Moves(problem, Math.Ceiling(missing - 1e-9)),
        ];
    }

    private static IEnumerable<PlanRepair> Enough(RepairKind kind, List<(string Id, double Days)> tasks, double missing)
    {
        var alone = tasks.Where(task => IsEnough(task.Days)).ToList();
        if (alone.Count > 0)
        {
            return alone.Select(task => new PlanRepair(kind, task.Id, Won(task.Days)));
        }

        // The sort is stable: among equals the first in time.
        var together = new List<string>();
        var days = 0d;
        foreach (var task in tasks.OrderByDescending(task => task.Days))
        {
            together.Add(task.Id);
            days += task.Days;
            if (IsEnough(days))
            {
                return [new PlanRepair(kind, together[0], Won(days)) { Others = together[1..] }];
            }
        }

        return [];

        // What is shortened by all that it takes would be dropped.
        bool IsEnough(double won) => kind == RepairKind.Drop ? won >= missing : won > missing;

        double Won(double won) => kind == RepairKind.Drop ? won : missing;
    }

    /// <summary>Is the chain shorter when the task is? Not where it binds by the same end on both sides.</summary>
    private bool Presses(IReadOnlyList<ChainStep> chain, int place)
    {
        var entersStart =
            place > 0
                ? chain[place - 1].LinkToNext is { Type: LinkType.FinishToStart or LinkType.StartToStart }
                : !BoundsFinish(chain[0].Id);
        var leavesFinish = chain[place].LinkToNext is { } next
            ? next.Type is LinkType.FinishToStart or LinkType.FinishToFinish
            : !BoundsStart(chain[place].Id);
        return entersStart && leavesFinish;
    }

    private bool BoundsFinish(string id) => _tasks.GetValueOrDefault(id)?.Constraint is { BoundsFinish: true, IsLowerBound: true };

    private bool BoundsStart(string id) =>
        _tasks.GetValueOrDefault(id) is { Deadline: null, Constraint: { BoundsFinish: false, IsUpperBound: true } };

    /// <summary>A task waits for the whole of another before it: it may begin before that is finished. Where no such pair is enough, several are.</summary>
    private IEnumerable<PlanRepair> Overlaps(IReadOnlyList<ChainStep> chain, double missing)
    {
        var pairs = chain
            .Zip(chain.Skip(1))
            .Where(pair =>
                pair.First.LinkToNext is { Type: LinkType.FinishToStart } && DaysOf(pair.First.Id) > 0 && DaysOf(pair.Second.Id) > 0
            )
            .Select(pair => (pair.First.Id, Next: pair.Second.Id, Days: DaysOf(pair.First.Id)))
            .ToList();
        var alone = pairs.FindAll(pair => pair.Days >= missing);
        if (alone.Count > 0)
        {
            return alone.Select(pair => new PlanRepair(RepairKind.Overlap, pair.Id, missing, pair.Next));
        }

        var together = new List<string>();
        var days = 0d;
        foreach (var pair in pairs.OrderByDescending(pair => pair.Days))
        {
            together.Add(pair.Id);
            days += pair.Days;
            if (days >= missing)
            {
                return [new PlanRepair(RepairKind.Overlap, together[0], missing) { Others = together[1..] }];
            }
        }

        return [];
    }

    // What should have begun before today is not helped by an anchor behind it.
    private IEnumerable<PlanRepair> Moves(PlanProblem problem, double days)
    {
        var (first, last) = (problem.Chain[0].Id, problem.Chain[^1].Id);
        if (_anchors.Contains(last) && !string.Equals(first, last, StringComparison.Ordinal))
        {
            yield return new PlanRepair(RepairKind.MoveAnchor, last, days);
        }

        if (_anchors.Contains(first) && !string.Equals(first, last, StringComparison.Ordinal))
        {
            yield return new PlanRepair(RepairKind.MoveAnchor, first, -days);
        }
    }

    /// <summary>What could be saved on it, in working days; nothing on an anchor and on what is frozen.</summary>
    private double DaysOf(string id)
    {
        if (!_tasks.TryGetValue(id, out var task) || task.Frozen is not null)
        {
            return 0;
        }

        var calendar = task.Calendar ?? input.Calendar;
        return (double)task.Duration.Minutes(calendar) / calendar.MinutesPerDay;
    }
}
