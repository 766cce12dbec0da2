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
        var before = await StandingsAsync(first, cancellationToken);
        var after = await StandingsAsync(last, cancellationToken);
        var titles = await db.Set<Demand>()
            .AsNoTracking()
            .ToDictionaryAsync(each => each.Id, each => $"{each.Number}. {each.Title}", cancellationToken);
        var asked = demand is { } one ? [one] : titles.Keys.Select(id => (Guid?)id).Prepend(null).ToList();
        var contacts = await log.BetweenAsync(first, last, cancellationToken);
        return
        [
            .. from now in after.Values
            from each in asked
            let was = before.TryGetValue(now.Id, out var then) ? then.On(each, first) : Standing.Unknown
            let stands = now.On(each, last)
            where was.Level != stands.Level
            let contact = contacts[now.ActorId].LastOrDefault(contact => contact.HeldOn <= (stands.Deciding?.MadeOn ?? last))
            orderby now.Actor.FindText, each is { } id ? titles[id] : ""
            select new Shift(
                now.Id,
                now.Actor.FullName,
                each,
                each is { } titled ? titles[titled] : "",
                was.Level,
                stands.Level,
                Steps(was.Level, stands.Level),
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

    private async Task<Dictionary<Guid, Stakeholder>> StandingsAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var stakeholders = await db.Set<Stakeholder>()
            .AsNoTracking()
            .Include(each => each.Actor)
            .Include(each => each.Statements)
            .AsSplitQuery()
            .ToListAsync(cancellationToken);
        await bodies.LetInheritAsync(stakeholders, day, cancellationToken);
        return stakeholders.ToDictionary(each => each.Id);
    }
}
