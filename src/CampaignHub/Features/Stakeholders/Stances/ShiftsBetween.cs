using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Stakeholders.Interactions;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Stances;

/// <summary>Somebody stands elsewhere on a day than on an earlier one.</summary>
/// <param name="Demand">Its title; empty is the campaign as a whole.</param>
/// <param name="Steps">Towards us (positive) or away; null from or to unknown.</param>
/// <param name="Source">Of the statement that decided; empty where a membership ended and nothing decides any more.</param>
/// <param name="After">The last contact between the two days that came before that statement: after, not because of it.</param>
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
    DateOnly? AfterOn
);

/// <summary>Who moved between two days, how far, and after which of our actions, by what is known today.</summary>
internal sealed class ShiftsBetween(HubDb db, Bodies bodies, InteractionLog log)
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
        var before = stakeholders.ToDictionary(each => each.Id, each => asked.ConvertAll(demandId => each.On(demandId, first).Level));
        await bodies.LetInheritAsync(stakeholders, last, cancellationToken);
        var contacts = await log.BetweenAsync(first, last, cancellationToken);
        return
        [
            .. from now in stakeholders
            from place in Enumerable.Range(0, asked.Count)
            let demandId = asked[place]
            let was = before[now.Id][place]
            let stands = now.On(demandId, last)
            where was != stands.Level
            let contact = contacts[now.ActorId].LastOrDefault(contact => contact.HeldOn <= (stands.Deciding?.MadeOn ?? last))
            orderby now.Actor.FindText, place
            select new Shift(
                now.Id,
                now.Actor.FullName,
                demandId,
                demandId is { } titled ? titles[titled] : "",
                was,
                stands.Level,
                Steps(was, stands.Level),
                stands.Deciding?.MadeOn,
                stands.Deciding?.Source ?? "",
                stands.IsInherited,
                contact?.Title ?? "",
                contact?.HeldOn
            ),
        ];
    }

    // The seven levels stand from the most helpful on; unknown is none of them.
    private static int? Steps(Stance from, Stance to) => from == Stance.Unknown || to == Stance.Unknown ? null : (int)from - (int)to;
}
