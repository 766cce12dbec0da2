using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Stances;

/// <summary>On the home page: who moved in the last thirty days.</summary>
internal sealed class StancesMoved(HubDb db, Texts texts) : IHomeSource
{
    private const int Recent = 30;

    public async Task<IReadOnlyList<HomeLine>> LoadAsync(CancellationToken cancellationToken)
    {
        if (!db.Here.Can(StakeholdersFeature.View))
        {
            return [];
        }

        var since = db.Here.Today.AddDays(-Recent);
        var moved = await db.Set<Stakeholder>()
            .AsNoTracking()
            .Include(stakeholder => stakeholder.Statements)
            .Where(stakeholder => stakeholder.Statements.Any(statement => statement.MadeOn >= since))
            .ToListAsync(cancellationToken);
        var demands = await db.Set<Demand>()
            .AsNoTracking()
            .ToDictionaryAsync(demand => demand.Id, demand => demand.Title, cancellationToken);
        return
        [
            .. from stakeholder in moved
            from move in stakeholder.MovesSince(since)
            orderby move.To.MadeOn descending
            select new HomeLine(
                HomeSection.Moved,
                "target",
                texts["{0}: {1}, was {2}", stakeholder.Actor.FullName, texts.Of(move.To.Level), texts.Of(move.From)],
                Links.Stakeholders.Show(db.Here.Campaign.Slug, stakeholder.Id),
                move.To.DemandId is { } demand ? demands.GetValueOrDefault(demand, "") : texts["The campaign as a whole"],
                move.To.MadeOn
            ),
        ];
    }
}
