using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Stakeholders.Stances;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders;

/// <summary>Records a statement and announces the stance that follows, when it is another one.</summary>
internal sealed class StateStance(HubDb db, Bodies bodies)
{
    public async Task ExecuteAsync(Stakeholder stakeholder, Statement statement, CancellationToken cancellationToken)
    {
        if (statement.MadeOn > db.Here.Today)
        {
            throw new RefusedException("This day is still to come: a statement is written down after it was made.");
        }

        // Asked within the campaign: a demand of another one is not there.
        if (statement.DemandId is { } demandId && !await db.Set<Demand>().AnyAsync(demand => demand.Id == demandId, cancellationToken))
        {
            throw new RefusedException("This demand is not in the campaign any more.");
        }

        await bodies.LetInheritAsync([stakeholder], db.Here.Today, cancellationToken);
        var before = stakeholder.On(statement.DemandId).Level;
        db.Add(statement);
        var after = stakeholder.On(statement.DemandId).Level;
        if (after != before)
        {
            db.Raise(new StanceChanged(stakeholder.Id, statement.DemandId, before, after, statement.MadeOn));
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
