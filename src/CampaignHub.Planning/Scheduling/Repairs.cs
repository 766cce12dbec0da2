namespace CampaignHub.Planning;

/// <summary>
/// Finds what would mend a problem: the tasks of its chain that can be shortened, overlapped or dropped by what is missing, and the anchors at its ends.
/// What cannot make up for the whole of it is not offered, nor what is frozen.
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
        var able = problem.Chain.Where(step => DaysOf(step.Id) >= missing).ToList();
        return
        [
            .. able.Where(step => DaysOf(step.Id) > missing).Select(step => new PlanRepair(RepairKind.Shorten, step.Id, missing)),
            .. Overlaps(problem.Chain, missing),
            .. able.Select(step => new PlanRepair(RepairKind.Drop, step.Id, DaysOf(step.Id))),
            .. Moves(problem, Math.Ceiling(missing - 1e-9)),
        ];
    }

    /// <summary>A task waits for the whole of another before it: it may begin before that is finished.</summary>
    private IEnumerable<PlanRepair> Overlaps(IReadOnlyList<ChainStep> chain, double missing) =>
        from pair in chain.Zip(chain.Skip(1))
        where pair.First.LinkToNext is { Type: LinkType.FinishToStart } && DaysOf(pair.First.Id) >= missing && DaysOf(pair.Second.Id) > 0
        select new PlanRepair(RepairKind.Overlap, pair.First.Id, missing, pair.Second.Id);

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
