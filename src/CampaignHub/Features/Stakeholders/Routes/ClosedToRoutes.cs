using CampaignHub.Data;
using CampaignHub.Features.Stakeholders.Interactions;
using CampaignHub.Features.Stakeholders.Stances;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Routes;

/// <summary>The actors that no route may lead through, for what was asked.</summary>
internal sealed class ClosedToRoutes(HubDb db, InteractionLog log, Bodies bodies)
{
    private static readonly Stance[] Opponents = [Stance.PassiveOpponent, Stance.ActiveOpponent];

    public async Task<IReadOnlySet<Guid>> ReadAsync(RouteQuestion question, CancellationToken cancellationToken)
    {
        var closed = question.Without.ToHashSet();
        var named = await db.Set<Stakeholder>()
            .Where(each => question.Without.Contains(each.Id))
            .Select(each => each.ActorId)
            .ToListAsync(cancellationToken);
        closed.UnionWith(named);
        if (question.MostAsks is { } most)
        {
            closed.UnionWith(await log.AskedThisMonthAsync(most, cancellationToken));
        }

        if (question.NoOpponents || question.OpponentsOf is not null)
        {
            var stated = await db.Set<Stakeholder>().AsNoTracking().Include(each => each.Statements).ToListAsync(cancellationToken);
            await bodies.LetInheritAsync(stated, db.Here.Today, cancellationToken);
            closed.UnionWith(stated.Where(each => IsOpponent(each, question)).Select(each => each.ActorId));
        }

        return closed;
    }

    private static bool IsOpponent(Stakeholder stakeholder, RouteQuestion question) =>
        (question.NoOpponents && Opponents.Contains(stakeholder.Overall.Level))
        || (question.OpponentsOf is { } demand && Opponents.Contains(stakeholder.On(demand).Level));
}
