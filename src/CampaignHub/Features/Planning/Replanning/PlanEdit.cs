using CampaignHub.Features.Planning.Calendars;
using CampaignHub.Platform;

namespace CampaignHub.Features.Planning.Replanning;

/// <summary>Applies changes to records in memory: copies for a preview, those of the database for good.</summary>
internal sealed class PlanEdit(PlanRecords records, Guid campaign)
{
    public PlanRecords Records { get; private set; } = records;

    /// <returns>The change with what was there before, and those it brings with it; nothing where it changes nothing.</returns>
    public IReadOnlyList<PlanChange> Apply(PlanChange change) =>
        change.Kind switch
        {
            PlanChangeKind.Anchor => MoveAnchor(change),
            PlanChangeKind.Window => MoveWindow(change),
            PlanChangeKind.Duration => Resize(change),
            PlanChangeKind.Dates => Pin(change),
            PlanChangeKind.Terms => new EditTerms(Records).Stand(change, ItemOf(change)),
            PlanChangeKind.Link => new EditTerms(Records).Bind(change, ItemOf(change)),
            PlanChangeKind.Week => Keep(change),
            _ => Close(change),
        };

    private IReadOnlyList<PlanChange> MoveAnchor(PlanChange change)
    {
        var anchor = Found(Records.Anchors.FirstOrDefault(each => each.Id == change.Id));
        var made = change with { Name = anchor.Name, OldFrom = anchor.Day };
        anchor.Day = change.From!.Value;
        return made.From == made.OldFrom ? [] : [made];
    }

    private List<PlanChange> MoveWindow(PlanChange change)
    {
        var window = Found(Records.Windows.FirstOrDefault(each => each.Id == change.Id));
        var made = change with { Name = window.Name, OldFrom = window.From, OldTo = window.To };
        var days = change.From!.Value.DayNumber - window.From.DayNumber;
        window.Set(change.From.Value, change.To!.Value);
        if (made.From == made.OldFrom && made.To == made.OldTo)
        {
            return [];
        }

        return
        [
            made,
            .. Records
                .Anchors.Where(anchor => anchor.WindowId == window.Id && days != 0)
                .SelectMany(anchor => MoveAnchor(new PlanChange(PlanChangeKind.Anchor, anchor.Id) { From = anchor.Day.AddDays(days) })),
        ];
    }

    private IReadOnlyList<PlanChange> Resize(PlanChange change)
    {
        var item = ItemOf(change);
        var made = change with { Name = item.Title, OldDays = item.DurationDays, From = null, To = null };
        item.Take(change.Days ?? Between(item, change) ?? item.DurationDays);
        return item.DurationDays == made.OldDays ? [] : [made with { Days = item.DurationDays }];
    }

    // Who draws a task longer names its days, not how many of them are worked.
    private int? Between(PlanItem item, PlanChange change) =>
        change is { From: { } from, To: { } to } && to >= from
            ? (Records.Calendar.Of(item.OwnerId) ?? Records.Calendar.Work).CountWorkingDays(from, to.AddDays(1))
            : null;

    private IReadOnlyList<PlanChange> Pin(PlanChange change)
    {
        var item = ItemOf(change);
        if (item.State is not (PlanState.NotStarted or PlanState.Pinned))
        {
            // Going back lets a task be that was begun since.
            return change.From is null
                ? []
                : throw new RefusedException("What is under way, done or promised is not moved here: change its state first.");
        }

        var made = change with { Name = item.Title, OldFrom = item.HeldFrom, OldTo = item.HeldTo };
        item.Place(change.From, change.To);
        return (item.HeldFrom, item.HeldTo) == (made.OldFrom, made.OldTo) ? [] : [made with { From = item.HeldFrom, To = item.HeldTo }];
    }

    private IReadOnlyList<PlanChange> Keep(PlanChange change)
    {
        var weeks = Records.Calendar.Weeks;
        var (old, now) = (weeks.Of(change.Of, change.PersonId), change.Text is { } text ? CalendarWeek.Read(text) : null);
        Records = Records with { Calendar = new CampaignCalendar(weeks.With(change.Of, change.PersonId, now), Records.Calendar.Closures) };
        return string.Equals(old?.Text, now?.Text, StringComparison.Ordinal) ? [] : [change with { OldText = old?.Text, Text = now?.Text }];
    }

    private IReadOnlyList<PlanChange> Close(PlanChange change)
    {
        var closures = Records.Calendar.Closures.Where(closure => closure.Id != change.Id).ToList();
        var isThere = closures.Count < Records.Calendar.Closures.Count;
        if (change.Kind == PlanChangeKind.ClosureAdded)
        {
            closures.Add(change.Closure(campaign));
        }

        Records = Records with { Calendar = new CampaignCalendar(Records.Calendar.Weeks, closures) };
        return isThere == (change.Kind == PlanChangeKind.ClosureRemoved) ? [change] : [];
    }

    private PlanItem ItemOf(PlanChange change) => Found(Records.Items.FirstOrDefault(each => each.Id == change.Id));

    private static TRecord Found<TRecord>(TRecord? record)
        where TRecord : class => record ?? throw new RefusedException("What was to be moved is not part of the plan any more.");
}
