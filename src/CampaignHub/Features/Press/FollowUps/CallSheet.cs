using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Releases;

namespace CampaignHub.Features.Press.FollowUps;

/// <summary>Whom to call about a release, in which order.</summary>
internal sealed class CallSheet(HubDb db, ReadFollowUp read)
{
    /// <summary>Whom one calls where nobody chose.</summary>
    public static readonly FollowUpStanding[] Usual =
    [
        FollowUpStanding.NotReplied,
        FollowUpStanding.Bounced,
        FollowUpStanding.AskedForInterview,
    ];

    /// <param name="Numbers">The mobile first.</param>
    /// <param name="IsDone">Something was noted today, and no later hour was agreed that has come.</param>
    internal sealed record Row(FollowUpLine Line, Journalist Journalist, string Outlets, IReadOnlyList<ContactDetail> Numbers, bool IsDone);

    /// <summary>Those with a number; who is to be called again now first, then who was not called today.</summary>
    public async Task<IReadOnlyList<Row>> ReadAsync(
        Release release,
        IReadOnlyCollection<FollowUpStanding> groups,
        CancellationToken cancellationToken
    ) => await OfAsync(await read.ExecuteAsync(release, cancellationToken), groups, cancellationToken);

    /// <summary>The same, of lines that were read.</summary>
    public async Task<IReadOnlyList<Row>> OfAsync(
        IReadOnlyList<FollowUpLine> all,
        IReadOnlyCollection<FollowUpStanding> groups,
        CancellationToken cancellationToken
    )
    {
        var chosen = (groups.Count == 0 ? Usual : groups).Intersect(FollowUpStandings.ByPhone).ToHashSet();
        var lines = all.Where(line => chosen.Contains(line.Standing) && line is { JournalistId: not null, IsNotCalled: false })
            .DistinctBy(line => line.JournalistId)
            .ToList();
        var people = await read.PeopleAsync(lines, cancellationToken);
        return
        [
            .. lines
                .Where(line => people.ContainsKey(line.JournalistId!.Value))
                .Select(line => Of(line, people[line.JournalistId!.Value]))
                .OrderBy(row => row.IsDone)
                .ThenBy(row => row.Line.Last?.CallAgainAt ?? DateTimeOffset.MaxValue)
                .ThenBy(row => row.Numbers.Count == 0),
        ];
    }

    /// <summary>For the telephone: digits alone.</summary>
    public static string Dial(string number) => $"tel:{string.Concat(number.Where(each => each == '+' || char.IsAsciiDigit(each)))}";

    public Row Of(FollowUpLine line, Journalist journalist) =>
        new(
            line,
            journalist,
            journalist.OutletsOn(db.Here.Today),
            [
                .. journalist
                    .Actor.Contacts.Where(NoteReaction.IsNumber)
                    .OrderByDescending(contact => contact.Kind == ContactKind.Mobile)
                    .ThenBy(contact => contact.Id),
            ],
            line.Last is { } last
                && (last.CallAgainAt is { } again ? again > db.Here.Now : db.Here.Campaign.DayOf(last.CreatedAt) == db.Here.Today)
        );
}
