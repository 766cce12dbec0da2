using CampaignHub.Planning;

namespace CampaignHub.Features.Planning.Feeds;

/// <summary>What a calendar shows of a task or an anchor: whole days in the campaign's zone.</summary>
/// <param name="Id">Stays for as long as the record, wherever it moves.</param>
/// <param name="Last">The last day, included.</param>
/// <param name="ChangedAt">When the record was last written.</param>
/// <param name="Before">What waits for it.</param>
internal sealed record FeedEvent(
    Guid Id,
    bool IsAnchor,
    string Title,
    DateOnly First,
    DateOnly Last,
    bool IsDone,
    DateTimeOffset ChangedAt,
    IReadOnlyList<FeedEvent.Link> Before
)
{
    // What was done long ago is looked up in the hub.
    private static readonly TimeSpan DoneShown = TimeSpan.FromDays(30);

    /// <param name="To">What waits.</param>
    /// <param name="GapDays">Days of the calendar between the end of the one and the beginning of the other; negative where they overlap.</param>
    internal sealed record Link(Guid To, LinkType Type, int GapDays);

    /// <summary>The dated tasks of a plan, and its anchors.</summary>
    /// <param name="owner">Only the tasks of this person, and no anchors.</param>
    public static IReadOnlyList<FeedEvent> Of(CampaignPlan.Result plan, Guid? owner, DateTimeOffset now)
    {
        var lines = plan
            .Lines.Where(line => line.IsDated && (owner is null || line.Item.OwnerId == owner))
            .Where(line => line.Item.DoneAt is null || line.Item.DoneAt > now - DoneShown)
            .ToList();
        var anchors = owner is null ? plan.Anchors : [];
        var finishes = plan.Lines.ToDictionary(line => line.Item.Id, line => (line.Finish, line.Item.DurationDays));
        var shown = lines.Select(line => line.Item.Id).Concat(anchors.Select(anchor => anchor.Id)).ToHashSet();
        var links = lines
            .SelectMany(line => LinksOf(line, plan.Records.Calendar.Work, finishes))
            .Where(link => shown.Contains(link.From) && shown.Contains(link.Link.To));
        var from = links.ToLookup(link => link.From, link => link.Link);
        return
        [
            .. anchors.Select(anchor => new FeedEvent(
                anchor.Id,
                IsAnchor: true,
                anchor.Name,
                anchor.Day,
                anchor.Day,
                IsDone: false,
                anchor.ChangedAt,
                [.. from[anchor.Id]]
            )),
            .. lines.Select(line => new FeedEvent(
                line.Item.Id,
                IsAnchor: false,
                line.Item.Title,
                line.Start,
                line.Finish,
                line.Item.IsDone,
                line.Item.ChangedAt,
                [.. from[line.Item.Id]]
            )),
        ];
    }

    // RFC 9253 §4 writes a link at the one that comes first.
    private static IEnumerable<(Guid From, Link Link)> LinksOf(
        CampaignPlan.Line line,
        WorkCalendar calendar,
        Dictionary<Guid, (DateOnly Finish, double Days)> finishes
    )
    {
        var item = line.Item;
        foreach (var link in item.WaitsFor.Where(link => finishes.ContainsKey(link.PredecessorId)))
        {
            var (finish, days) = finishes[link.PredecessorId];
            yield return (link.PredecessorId, new Link(item.Id, link.Type, Gap(link.Lag, finish, days, calendar)));
        }

        if (line.Anchor is { } anchor)
        {
            yield return item.OffsetDays > 0
                ? (anchor.Id, new Link(item.Id, LinkType.FinishToStart, Gap(anchor, item, calendar)))
                : (item.Id, new Link(anchor.Id, LinkType.FinishToStart, Gap(anchor, item, calendar)));
        }
    }

    // A gap is a duration of the clock, and ours counts working days: those days as they fall.
    private static int Gap(Anchor anchor, PlanItem item, WorkCalendar calendar) =>
        Math.Abs(anchor.Day.DayNumber - CountedDays.From(anchor.Day, item.OffsetDays, item.Counting, calendar).DayNumber);

    private static int Gap(Lag lag, DateOnly finish, double days, WorkCalendar calendar)
    {
        var amount = (int)Math.Round(lag.Unit == LagUnit.Percent ? days * lag.Amount / 100 : lag.Amount, MidpointRounding.AwayFromZero);
        return lag.Unit == LagUnit.ElapsedDays ? amount : calendar.AddWorkingDays(finish, amount).DayNumber - finish.DayNumber;
    }
}
