using CampaignHub.Data;
using CampaignHub.Planning;
using PlanPhase = CampaignHub.Features.Planning.Phases.PlanPhase;

namespace CampaignHub.Features.Planning;

/// <summary>The campaign's plan with its computed dates: read from the records, scheduled by the engine, never stored.</summary>
internal sealed class CampaignPlan(HubDb db)
{
    /// <summary>A task with its dates in the campaign's zone. <see cref="LatestStart"/> is the last day to begin, or the anchor is missed.</summary>
    /// <param name="SlackDays">Working days that it may still be put off by; of what is to come, time that is over is none. Negative where days are missing.</param>
    /// <param name="IsDated">Some anchor or day decides about it, or its dates are held; else its dates mean nothing and are not shown.</param>
    internal sealed record Line(
        PlanItem Item,
        DateOnly Start,
        DateOnly Finish,
        DateOnly LatestStart,
        DateOnly LatestFinish,
        double SlackDays,
        Anchor? Anchor,
        bool IsDated,
        bool IsLate
    )
    {
        /// <summary>The day that a person is told to begin by: the latest, where a deadline wants it before its place.</summary>
        public required DateOnly BeginBy { get; init; }

        public PlanPhase? Phase { get; init; }
        public string PhaseName => Phase?.Name ?? "";

        /// <summary>The window it is tied to was called off.</summary>
        public bool IsWithoutWindow { get; init; }

        /// <summary>As the engine gave it, with what decides its dates.</summary>
        public required TaskSchedule Schedule { get; init; }
    }

    /// <summary>A phase with the dates of its tasks.</summary>
    internal sealed record Summary(PlanPhase Phase, DateOnly Start, DateOnly Finish);

    internal sealed record Result(IReadOnlyList<Line> Lines, IReadOnlyList<Anchor> Anchors, IReadOnlyList<PlanProblem> Problems)
    {
        public PlanRecords Records { get; init; } = new() { Items = [], Anchors = [] };

        /// <summary>Anchors whose window was called off: the plan still counts back from a day that nothing gives any more.</summary>
        public IEnumerable<Anchor> AnchorsWithoutWindow => Anchors.Where(anchor => anchor.IsWithoutWindow(Records.Windows));

        /// <summary>In the order of the phases; those whose tasks have no date are left out.</summary>
        public IReadOnlyList<Summary> Phases { get; init; } = [];
    }

    /// <summary>The order of time.</summary>
    public async Task<Result> ReadAsync(CancellationToken cancellationToken) =>
        Schedule(await PlanRecords.ReadAsync(db, cancellationToken), db.Here.Today);

    public static Result Schedule(PlanRecords records, DateOnly today)
    {
        var byId = records.Items.ToDictionary(item => $"{item.Id}", StringComparer.Ordinal);
        var computed = CampaignHub.Planning.Schedule.Compute(new PlanNetwork(records, today).Write());
        var undated = computed
            .Problems.Where(problem => problem.Kind == ProblemKind.NoPathToAnchor)
            .SelectMany(problem => problem.Chain)
            .Select(step => step.Id)
            .Where(id => byId[id].IsFree)
            .ToHashSet(StringComparer.Ordinal);
        // The ends of windows and of days are anchors to the engine only, and stand at midnight after them.
        var deciding = records.Anchors.Select(anchor => $"{anchor.Id}").ToHashSet(StringComparer.Ordinal);
        var describe = new Describer(records, today);
        var lines = computed.Tasks.Select(task => describe.LineOf(task, byId[task.Id], !undated.Contains(task.Id))).ToList();
        return new Result(
            [.. lines.OrderBy(line => !line.IsDated).ThenBy(line => line.Start).ThenBy(line => line.Finish).ThenBy(line => line.Item.Id)],
            records.Anchors,
            [.. computed.Problems.Where(problem => problem.Kind != ProblemKind.AnchorOnHoliday || deciding.Contains(problem.Chain[0].Id))]
        )
        {
            Records = records,
            Phases = [.. records.Phases.Select(phase => SummaryOf(phase, lines)).OfType<Summary>()],
        };
    }

    private static Summary? SummaryOf(PlanPhase phase, List<Line> lines)
    {
        var within = lines.FindAll(line => line.Item.PhaseId == phase.Id && line.IsDated);
        return within.Count == 0 ? null : new Summary(phase, within.Min(line => line.Start), within.Max(line => line.Finish));
    }

    private sealed class Describer(PlanRecords records, DateOnly today)
    {
        private readonly Dictionary<Guid, Anchor> _anchors = records.Anchors.ToDictionary(anchor => anchor.Id);
        private readonly Dictionary<Guid, PlanPhase> _phases = records.Phases.ToDictionary(phase => phase.Id);
        private readonly HashSet<Guid> _cancelled = [.. records.Windows.Where(window => window.IsCancelled).Select(window => window.Id)];

        public Line LineOf(TaskSchedule task, PlanItem item, bool isDated)
        {
            var anchor = item.AnchorId is { } id ? _anchors.GetValueOrDefault(id) : null;
            var ofTheDay =
                item is { IsFree: true, DurationDays: 0, OffsetDays: 0 }
                && anchor is not null
                && records.Calendar.Work.IsWorkingDay(anchor.Day)
                    ? anchor
                    : null;
            var (start, finish) = DaysOf(task.Start, task.Finish, ofTheDay, task.Driver);
            var (latest, latestFinish) = DaysOf(task.LateStart, task.LateFinish, ofTheDay, task.LateDriver);
            var begin = item.IsFree && latest < start ? latest : start;
            return new Line(
                item,
                start,
                finish,
                latest,
                latestFinish,
                item.IsFree && latest >= today
                    ? Math.Min(task.TotalSlackDays, records.Calendar.Work.CountWorkingDays(today, latest))
                    : task.TotalSlackDays,
                anchor,
                isDated,
                isDated && item.IsLate(begin, finish, today)
            )
            {
                BeginBy = begin,
                Phase = item.PhaseId is { } phase ? _phases.GetValueOrDefault(phase) : null,
                IsWithoutWindow = item.WindowId is { } window && _cancelled.Contains(window),
                Schedule = task,
            };
        }

        // A milestone of the day that decides stands on that day; by the clock of work its beginning is also the end of the day before.
        private static (DateOnly Start, DateOnly Finish) DaysOf(DateTime start, DateTime finish, Anchor? ofTheDay, PlanLink? driver) =>
            ofTheDay is { Day: var day } anchor && string.Equals(driver?.To, $"{anchor.Id}", StringComparison.Ordinal)
                ? (day, day)
                : (DateOnly.FromDateTime(start), LastDay(finish, start));

        // Work that ends at midnight ended the day before.
        private static DateOnly LastDay(DateTime finish, DateTime start)
        {
            var day = DateOnly.FromDateTime(finish);
            return finish.TimeOfDay == TimeSpan.Zero && finish > start ? day.AddDays(-1) : day;
        }
    }
}
