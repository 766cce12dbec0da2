using CampaignHub.Features.Planning.Windows;
using CampaignHub.Planning;

namespace CampaignHub.Features.Planning;

/// <summary>Writes the records of a plan as the engine reads them. Windows and days of a task's own are anchors there.</summary>
internal sealed class PlanNetwork(PlanRecords records, DateOnly today)
{
    private readonly Dictionary<Guid, PlanItem> _items = records.Items.ToDictionary(item => item.Id);
    private readonly Dictionary<Guid, Anchor> _anchors = records.Anchors.ToDictionary(anchor => anchor.Id);
    private readonly Dictionary<Guid, PlanWindow> _windows = records
        .Windows.Where(window => !window.IsCancelled)
        .ToDictionary(window => window.Id);

    private readonly HashSet<Guid> _phases = [.. records.Phases.Select(phase => phase.Id)];
    private readonly List<PlanAnchor> _ends = [];
    private readonly List<PlanLink> _links = [];

    /// <summary>How the day of a task is called in the engine: due by then, or counted from its anchor in days that are not worked ones.</summary>
    public static string DueId(PlanItem item) => $"due:{item.Id}";

    public static string FirstId(PlanWindow window) => $"from:{window.Id}";

    public static string LastId(PlanWindow window) => $"to:{window.Id}";

    public static string PhaseId(Guid phase) => $"phase:{phase}";

    public PlanInput Write()
    {
        foreach (var item in records.Items)
        {
            Link(item);
        }

        foreach (var phase in records.Phases.Where(phase => phase.AfterId is { } after && _phases.Contains(after)))
        {
            _links.Add(new PlanLink(PhaseId(phase.AfterId!.Value), PhaseId(phase.Id)));
        }

        var used = records
            .Items.Select(item => item.WindowId)
            .OfType<Guid>()
            .Where(_windows.ContainsKey)
            .Distinct()
            .Select(id => _windows[id]);
        return new PlanInput
        {
            Today = today,
            Calendar = records.Calendar.Work,
            Anchors =
            [
                .. _anchors.Values.Select(anchor => new PlanAnchor($"{anchor.Id}", anchor.Day)),
                .. _ends,
                .. used.SelectMany(EndsOf),
            ],
            Tasks = [.. records.Items.Select(TaskOf)],
            Links = _links,
            Phases = [.. records.Phases.Select(phase => new CampaignHub.Planning.PlanPhase(PhaseId(phase.Id)))],
        };
    }

    private PlanTask TaskOf(PlanItem item) =>
        new()
        {
            Id = $"{item.Id}",
            Duration = WorkDuration.Days(item.DurationDays),
            BufferDays = item.BufferDays,
            Calendar = records.Calendar.Of(item.OwnerId),
            Phase = item.PhaseId is { } phase && _phases.Contains(phase) ? PhaseId(phase) : null,
            Deadline = item.Deadline is { } deadline ? Midnight(deadline.AddDays(1)) : null,
            Placement = item.Rule switch
            {
                DateRule.AsLateAsPossible => Placement.AsLateAsPossible,
                DateRule.AsSoonAsPossible => Placement.AsSoonAsPossible,
                _ => Placement.Automatic,
            },
            Constraint = ConstraintOf(item),
            Frozen = FrozenOf(item),
        };

    // A start is bounded from the beginning of its day, a finish to the end of it; "finish not before" means on that day at the earliest.
    private static TaskConstraint? ConstraintOf(PlanItem item) =>
        item.RuleOn is not { } day
            ? null
            : item.Rule switch
            {
                DateRule.MustStartOn => new(ConstraintType.MustStartOn, Midnight(day)),
                DateRule.StartNoEarlierThan => new(ConstraintType.StartNoEarlierThan, Midnight(day)),
                DateRule.StartNoLaterThan => new(ConstraintType.StartNoLaterThan, Midnight(day)),
                DateRule.MustFinishOn => new(ConstraintType.MustFinishOn, Midnight(day.AddDays(1))),
                DateRule.FinishNoEarlierThan => new(ConstraintType.FinishNoEarlierThan, Midnight(day.AddDays(1))),
                DateRule.FinishNoLaterThan => new(ConstraintType.FinishNoLaterThan, Midnight(day.AddDays(1))),
                _ => null,
            };

    private FrozenDates? FrozenOf(PlanItem item)
    {
        if (item is { IsFree: true } or { HeldFrom: null })
        {
            return null;
        }

        var start = Midnight(item.HeldFrom.Value);
        var progress = item.State switch
        {
            PlanState.Done => Progress.Done,
            PlanState.Started => Progress.Started,
            _ => Progress.NotStarted,
        };
        var calendar = records.Calendar.Of(item.OwnerId) ?? records.Calendar.Work;
        var finish =
            item.HeldTo is { } last ? Midnight(last.AddDays(1))
            : item.DurationDays == 0 ? Midnight(item.HeldFrom.Value.AddDays(1))
            : calendar.AddWork(start, TimeSpan.FromMinutes(Math.Round(item.DurationDays * calendar.MinutesPerDay)));
        return new FrozenDates(start, finish, progress);
    }

    private void Link(PlanItem item)
    {
        foreach (var link in item.WaitsFor.Where(link => _items.ContainsKey(link.PredecessorId)))
        {
            _links.Add(new PlanLink($"{link.PredecessorId}", $"{item.Id}", link.Type, link.Lag));
        }

        // The whole day is there to finish.
        if (item.DueOn is { } due)
        {
            Before(item, due.AddDays(1));
        }

        if (item.AnchorId is { } anchor && _anchors.TryGetValue(anchor, out var counted))
        {
            Count(item, counted);
        }

        if (item.WindowId is { } id && _windows.TryGetValue(id, out var window))
        {
            _links.Add(new PlanLink(FirstId(window), $"{item.Id}"));
            _links.Add(new PlanLink($"{item.Id}", LastId(window)));
        }
    }

    private void Count(PlanItem item, Anchor anchor)
    {
        var days = Math.Abs(item.OffsetDays);
        if (item.Counting == DayCount.SixDayWeek && days > 0)
        {
            var day = CountedDays.From(anchor.Day, item.OffsetDays, item.Counting, records.Calendar.Work);
            if (item.OffsetDays > 0)
            {
                After(item, day.AddDays(1));
            }
            else
            {
                // A milestone stands on the day itself; work is finished before it.
                Before(item, item.DurationDays == 0 ? day.AddDays(1) : day);
            }

            return;
        }

        var lag = item.Counting == DayCount.CalendarDays ? Lag.ElapsedDays(days) : Lag.WorkingDays(days);
        _links.Add(
            item.OffsetDays > 0
                ? new PlanLink($"{anchor.Id}", $"{item.Id}", LinkType.FinishToStart, lag)
                : new PlanLink($"{item.Id}", $"{anchor.Id}", LinkType.FinishToStart, lag)
        );
    }

    // An anchor stands at the beginning of its day.
    private void Before(PlanItem item, DateOnly day)
    {
        _ends.Add(new PlanAnchor(DueId(item), day));
        _links.Add(new PlanLink($"{item.Id}", DueId(item)));
    }

    private void After(PlanItem item, DateOnly day)
    {
        _ends.Add(new PlanAnchor(DueId(item), day));
        _links.Add(new PlanLink(DueId(item), $"{item.Id}"));
    }

    private static IEnumerable<PlanAnchor> EndsOf(PlanWindow window) =>
        [new PlanAnchor(FirstId(window), window.From), new PlanAnchor(LastId(window), window.To.AddDays(1))];

    private static DateTime Midnight(DateOnly day) => day.ToDateTime(TimeOnly.MinValue);
}
