using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Stakeholders.Interactions;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Stances;

/// <summary>Somebody stands elsewhere on a day than on an earlier one.</summary>
/// <param name="Demand">Its title; empty is the campaign as a whole.</param>
/// <param name="Steps">Towards us (positive) or away; null from or to unknown.</param>
/// <param name="InheritedFrom">The body whose statement it was; empty for their own.</param>
/// <param name="Source">Of the statement that decided; empty where a membership or mandate ended and nothing decides any more.</param>
/// <param name="After">The last contact of ours between the two days that came before that statement: after, not because of it.</param>
/// <param name="Actions">Everything we did between the statement that decided before and the one that decides now; null in reports kept before this was told.</param>
internal sealed record Shift(
    Guid Stakeholder,
    string Name,
    Guid? DemandId,
    string Demand,
    Stance From,
    Stance To,
    int? Steps,
    DateOnly? DecidedOn,
    string Source,
    bool IsInherited,
    string After,
    DateOnly? AfterOn,
    IReadOnlyList<OwnAction>? Actions = null,
    string InheritedFrom = ""
);

/// <summary>Who moved between two days, how far, and after which of our actions, by what is known today.</summary>
internal sealed class ShiftsBetween(HubDb db, Bodies bodies, InteractionLog log, IEnumerable<IOwnActions> others)
{
    /// <param name="first">Where they stood at the end of this day.</param>
    /// <param name="last">Where they stood at the end of that one.</param>
    /// <param name="demand">Null is every demand, and the campaign as a whole.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<IReadOnlyList<Shift>> ReadAsync(DateOnly first, DateOnly last, Guid? demand, CancellationToken cancellationToken)
    {
        var titles = await db.Set<Demand>()
            .AsNoTracking()
            .ToDictionaryAsync(each => each.Id, each => $"{each.Number}. {each.Title}", cancellationToken);
        List<Guid?> asked = demand is { } one ? [one] : [null, .. titles.Keys.OrderBy(id => titles[id], StringComparer.Ordinal)];
        var stakeholders = await db.Set<Stakeholder>()
            .AsNoTracking()
            .Include(each => each.Statements)
            .AsSplitQuery()
            .ToListAsync(cancellationToken);
        await bodies.LetInheritAsync(stakeholders, first, cancellationToken);
        var before = stakeholders.ToDictionary(each => each.Id, each => asked.ConvertAll(demandId => each.On(demandId, first)));
        await bodies.LetInheritAsync(stakeholders, last, cancellationToken);
        var since = before.Values.SelectMany(each => each).Select(standing => standing.Deciding?.MadeOn ?? first).Append(first).Min();
        var contacts = await log.BetweenAsync(since, last, cancellationToken);
        var toAll = await ToAllAsync(since, last, cancellationToken);
        return
        [
            .. from now in stakeholders
            from place in Enumerable.Range(0, asked.Count)
            let demandId = asked[place]
            let was = before[now.Id][place]
            let stands = now.On(demandId, last)
            where was.Level != stands.Level
            let decidedOn = stands.Deciding?.MadeOn ?? last
            let contact = Ours(contacts[now.ActorId]).LastOrDefault(contact => first <= contact.HeldOn && contact.HeldOn <= decidedOn)
            orderby now.Actor.FindText, place
            select new Shift(
                now.Id,
                now.Actor.FullName,
                demandId,
                demandId is { } titled ? titles[titled] : "",
                was.Level,
                stands.Level,
                Steps(was.Level, stands.Level),
                stands.Deciding?.MadeOn,
                stands.Deciding?.Source ?? "",
                stands.IsInherited,
                contact?.Title ?? "",
                contact?.HeldOn,
                Between(was.Deciding?.MadeOn ?? first, decidedOn, contacts[now.ActorId], toAll),
                stands.From?.Name ?? ""
            ),
        ];
    }

    private async Task<IReadOnlyList<OwnAction>> ToAllAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var all = new List<OwnAction>();
        foreach (var feature in others)
        {
            all.AddRange(await feature.BetweenAsync(first, last, cancellationToken));
        }

        return all;
    }

    // What they began themselves is none of our actions.
    private static IEnumerable<InteractionLog.Contact> Ours(IEnumerable<InteractionLog.Contact> contacts) =>
        contacts.Where(contact => contact.Direction != InteractionDirection.Incoming);

    private static List<OwnAction> Between(
        DateOnly first,
        DateOnly last,
        IEnumerable<InteractionLog.Contact> contacts,
        IEnumerable<OwnAction> toAll
    ) =>
        [
            .. Ours(contacts)
                .Select(contact => new OwnAction(Interaction.Kind, contact.Title, contact.HeldOn))
                .Concat(toAll)
                .Where(action => first <= action.Day && action.Day <= last)
                .OrderBy(action => action.Day),
        ];

    // The seven levels stand from the most helpful on; unknown is none of them.
    private static int? Steps(Stance from, Stance to) => from == Stance.Unknown || to == Stance.Unknown ? null : (int)from - (int)to;
}
