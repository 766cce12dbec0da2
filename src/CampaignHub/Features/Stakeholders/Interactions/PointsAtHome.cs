using CampaignHub.Data;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Interactions;

/// <summary>On the home page: what is to follow from interactions within a week, and what is late.</summary>
internal sealed class PointsAtHome(HubDb db, Texts texts) : IHomeSource
{
    private const int Soon = 7;

    public async Task<IReadOnlyList<HomeLine>> LoadAsync(CancellationToken cancellationToken)
    {
        if (!db.Here.Can(StakeholdersFeature.View))
        {
            return [];
        }

        var (today, soon) = (db.Here.Today, db.Here.Today.AddDays(Soon));
        var open = await (
            from point in db.Set<InteractionPoint>()
            join interaction in db.Set<Interaction>() on point.InteractionId equals interaction.Id
            where point.DoneAt == null && point.FollowUp != "" && point.FollowUpOn <= soon
            orderby point.FollowUpOn
            select new
            {
                point.FollowUp,
                point.FollowUpOn,
                interaction.Id,
                interaction.Title,
            }
        ).ToListAsync(cancellationToken);
        return
        [
            .. open.Select(line => new HomeLine(
                line.FollowUpOn < today ? HomeSection.Late : HomeSection.Due,
                "message",
                line.FollowUp,
                Links.Interactions.Show(db.Here.Campaign.Slug, line.Id),
                texts["To follow from: {0}", line.Title],
                line.FollowUpOn
            )),
        ];
    }
}
