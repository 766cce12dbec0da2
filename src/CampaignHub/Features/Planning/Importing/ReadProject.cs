using CampaignHub.Features.Planning.Exchange;
using CampaignHub.Features.Planning.Replanning;
using CampaignHub.Planning;

namespace CampaignHub.Features.Planning.Importing;

/// <summary>
/// A project of Microsoft Project as a plan counted back: milestones that must be on a date are anchors, and what is linked to one with a lag is counted from it.
/// What a task here cannot hold is told with its place.
/// </summary>
internal sealed class ReadProject
{
    private readonly PlanFile _file;
    private readonly Dictionary<string, int> _lines;
    private readonly Dictionary<string, ImportedPlan.Fixed> _anchors;
    private readonly ILookup<string, PlanLink> _into;
    private readonly ILookup<string, PlanLink> _from;
    private readonly List<PlanImportProblem> _problems = [];

    private ReadProject(PlanFile file)
    {
        _file = file;
        _lines = file.Order.Select((id, at) => (id, at)).ToDictionary(each => each.id, each => each.at + 1, StringComparer.Ordinal);
        _into = file.Plan.Links.ToLookup(link => link.To, StringComparer.Ordinal);
        _from = file.Plan.Links.ToLookup(link => link.From, StringComparer.Ordinal);
        _anchors = file
            .Plan.Tasks.Where(IsAnchor)
            .ToDictionary(
                task => task.Id,
                task => new ImportedPlan.Fixed(
                    LineOf(task.Id),
                    KeyOf(task.Id),
                    file.Names[task.Id],
                    DateOnly.FromDateTime(task.Constraint!.At),
                    RefOf(task.Id)
                ),
                StringComparer.Ordinal
            );
    }

    public static ImportedPlan Of(PlanFile file) => new ReadProject(file).Read();

    private ImportedPlan Read()
    {
        var tasks = _file.Plan.Tasks.Where(task => !_anchors.ContainsKey(task.Id)).Select(Read).ToList();
        if (_anchors.Count == 0 && tasks.Count > 0)
        {
            _problems.Add(
                new PlanImportProblem(
                    "No milestone of the file must be on a date: nothing says when its tasks are due before you give them an anchor."
                )
            );
        }

        return new ImportedPlan(tasks, [.. _anchors.Values], _problems) { Calendar = _file.Plan.Calendar };
    }

    private static bool IsAnchor(PlanTask task) =>
        task.Duration.Amount == 0 && task.Constraint is { Type: ConstraintType.MustStartOn or ConstraintType.MustFinishOn };

    private ImportedPlan.Task Read(PlanTask task)
    {
        var detail = _file.Details.GetValueOrDefault(task.Id, PlanFileDetail.None);
        var (anchor, offset, counting) = CountedFrom(task, detail);
        var due = anchor is null ? DueOf(task) : null;
        var calendar = task.Calendar ?? _file.Plan.Calendar;
        var waits = WaitsFor(task);
        return new ImportedPlan.Task(LineOf(task.Id), KeyOf(task.Id), _file.Names[task.Id], RefOf(task.Id))
        {
            Phase = task.Phase is { } phase ? _file.Names[phase] : null,
            Note = detail.Note.Length > 0 ? detail.Note : null,
            Owner = detail.Contact.Length > 0 ? detail.Contact : null,
            DurationDays = Math.Round(task.Duration.InDays ? task.Duration.Amount : task.Duration.Amount * 60 / calendar.MinutesPerDay, 3),
            Anchor = anchor,
            OffsetDays = offset,
            Counting = counting,
            DueOn = due,
            Details = details => ProjectFields.Tell(BoundsOf(details, task, isDue: due is not null), detail),
            Kept =
                task.Frozen is { } frozen ? HeldOf(frozen, detail)
                : detail.IsDone ? new ImportedPlan.Held(PlanState.Done, From: null, To: null)
                : null,
            Window = ProjectFields.WindowOf(detail),
            Reviewers = ProjectFields.ReviewersOf(detail),
            IsOpen = !detail.IsDone,
            WaitsFor = [.. waits.Keys],
            Ties = waits,
        };
    }

    // The first anchor that it is linked to decides: before it, or else after it.
    private (string? Anchor, int? Offset, DayCount? Counting) CountedFrom(PlanTask task, PlanFileDetail detail)
    {
        var before = _from[task.Id].Where(link => _anchors.ContainsKey(link.To)).Select(link => (Link: link, Id: link.To, Sign: -1));
        var after = _into[task.Id].Where(link => _anchors.ContainsKey(link.From)).Select(link => (Link: link, Id: link.From, Sign: 1));
        var links = before.Concat(after).ToList();
        if (links.Count == 0)
        {
            return (null, null, null);
        }

        var (first, id, sign) = links[0];
        foreach (var other in links.Skip(1))
        {
            Tell("Line {0}: {1} is counted from one anchor only; its link to {2} is left out.", task, _file.Names[other.Id]);
        }

        var anchor = _anchors[id];
        // The file counts from the morning of the anchor's day, and days after an anchor are counted from its end.
        var own = sign > 0 && (first.Lag.IsElapsed || _file.Plan.Calendar.IsWorkingDay(anchor.Day)) ? 1 : 0;
        var days = Math.Max(0, (int)Math.Round(DaysOf(first.Lag)) - own);
        if (
            first.Lag.IsElapsed
            && ProjectFields.SixDaysOf(detail, anchor.Day, anchor.Day.AddDays(sign * days), _file.Plan.Calendar) is { } sixes
        )
        {
            return (RefOf(id), sixes, DayCount.SixDayWeek);
        }

        // Without days between them there is nothing to count.
        return (RefOf(id), sign * days, first.Lag.IsElapsed && days > 0 ? DayCount.CalendarDays : DayCount.WorkingDays);
    }

    private static ImportedPlan.Held HeldOf(FrozenDates frozen, PlanFileDetail detail)
    {
        var state = frozen.Progress switch
        {
            Progress.Done => PlanState.Done,
            Progress.Started => PlanState.Started,
            _ => ProjectFields.IsPromised(detail) ? PlanState.Promised : PlanState.Pinned,
        };
        return new ImportedPlan.Held(state, First(frozen.Start), Last(frozen.Finish));
    }

    private double DaysOf(Lag lag) =>
        lag.Unit switch
        {
            LagUnit.WorkingHours => lag.Amount * 60 / _file.Plan.Calendar.MinutesPerDay,
            LagUnit.ElapsedHours => lag.Amount / 24,
            LagUnit.Percent => 0,
            _ => lag.Amount,
        };

    // The last day to finish it; a deadline alone says nothing of when it is done.
    private static DateOnly? DueOf(PlanTask task) =>
        task.Constraint is { Type: ConstraintType.FinishNoLaterThan } constraint ? Last(constraint.At) : null;

    // Where a file places a task without a date, its own program did: here anchors decide.
    private static PlanDetails BoundsOf(PlanDetails details, PlanTask task, bool isDue) =>
        details with
        {
            Rule = isDue ? DateRule.Automatic : RuleOf(task.Constraint),
            RuleOn = isDue ? null : DayOf(task.Constraint),
            Deadline = task.Deadline is { } deadline ? Last(deadline) : null,
        };

    private static DateRule RuleOf(TaskConstraint? constraint) =>
        constraint?.Type switch
        {
            ConstraintType.MustStartOn => DateRule.MustStartOn,
            ConstraintType.MustFinishOn => DateRule.MustFinishOn,
            ConstraintType.StartNoEarlierThan => DateRule.StartNoEarlierThan,
            ConstraintType.StartNoLaterThan => DateRule.StartNoLaterThan,
            ConstraintType.FinishNoEarlierThan => DateRule.FinishNoEarlierThan,
            ConstraintType.FinishNoLaterThan => DateRule.FinishNoLaterThan,
            _ => DateRule.Automatic,
        };

    private static DateOnly? DayOf(TaskConstraint? constraint) =>
        constraint switch
        {
            null => null,
            { Type: ConstraintType.MustStartOn or ConstraintType.StartNoEarlierThan or ConstraintType.StartNoLaterThan } => First(
                constraint.At
            ),
            _ => Last(constraint.At),
        };

    private static DateOnly First(DateTime at) => DateOnly.FromDateTime(at);

    // Midnight is the end of the day before.
    private static DateOnly Last(DateTime at) => DateOnly.FromDateTime(at.AddTicks(-1));

    private Dictionary<string, PlanTie> WaitsFor(PlanTask task)
    {
        var waits = new Dictionary<string, PlanTie>(StringComparer.Ordinal);
        foreach (var link in _into[task.Id].Where(link => !_anchors.ContainsKey(link.From)))
        {
            foreach (var leaf in Leaves(link.From))
            {
                waits.TryAdd(RefOf(leaf), TieOf(link));
            }
        }

        return waits;
    }

    private PlanTie TieOf(PlanLink link) =>
        link.Lag.Unit switch
        {
            LagUnit.Percent => new PlanTie(link.Type, link.Lag.Amount, LagUnit.Percent),
            _ => new PlanTie(link.Type, Math.Round(DaysOf(link.Lag), 3), link.Lag.IsElapsed ? LagUnit.ElapsedDays : LagUnit.WorkingDays),
        };

    // Whoever waits for a phase waits for all that it holds.
    private IEnumerable<string> Leaves(string id) =>
        _file.Plan.Phases.All(phase => phase.Id != id)
            ? [id]
            : _file
                .Plan.Tasks.Where(task => task.Phase == id)
                .Select(task => task.Id)
                .Concat(_file.Plan.Phases.Where(phase => phase.Parent == id).SelectMany(phase => Leaves(phase.Id)));

    private void Tell(string template, PlanTask task, params object[] more) =>
        _problems.Add(new PlanImportProblem(template, [LineOf(task.Id), _file.Names[task.Id], .. more]));

    private int LineOf(string id) => _lines[id];

    private string KeyOf(string id) => _file.Details.TryGetValue(id, out var detail) && detail.Key is { } key ? $"{key}" : "";

    private static string RefOf(string id) => $"#{id}";
}
