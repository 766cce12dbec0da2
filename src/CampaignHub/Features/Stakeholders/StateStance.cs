using CampaignHub.Data;

namespace CampaignHub.Features.Stakeholders;

/// <summary>Records a statement and announces the stance that follows, when it is another one.</summary>
internal sealed class StateStance(HubDb db)
{
    public async Task ExecuteAsync(Stakeholder stakeholder, Statement statement, CancellationToken cancellationToken)
    {
        var before = stakeholder.Deciding(statement.DemandId)?.Level ?? Stance.Unknown;
        db.Add(statement);
        var after = stakeholder.Deciding(statement.DemandId)?.Level ?? Stance.Unknown;
        if (after != before)
        {
            db.Raise(new StanceChanged(stakeholder.Id, statement.DemandId, before, after, statement.MadeOn));
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
