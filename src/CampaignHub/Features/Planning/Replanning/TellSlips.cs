using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Notifications;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Replanning;

/// <summary>
/// The sweep over all campaigns: tells the owner of each task that should have begun, once for each date it was missed at; where nobody has it, those who may
/// move the dates of the campaign. It goes out with their digest.
/// </summary>
internal sealed class TellSlips(HubDb db, CampaignPlan plan, CampaignMembers members, Notifier notifier)
{
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        db.Here.EnterEverywhere();
        var campaigns = await db.Campaigns.AsNoTracking().Where(campaign => campaign.ArchivedAt == null).ToListAsync(cancellationToken);
        foreach (var campaign in campaigns)
        {
            db.Here.Enter(campaign);
            await TellAsync(cancellationToken);
        }
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        var late = (await plan.ReadAsync(cancellationToken)).Lines.Where(line => line.IsLate).ToList();
        IReadOnlyList<Guid> planners = late.Exists(line => line.Item.OwnerId is null)
            ? [.. (await members.ThatMayAsync(PlanningFeature.MoveAnchors, cancellationToken)).Select(person => person.Id)]
            : [];
        foreach (var line in late)
        {
            var isStarted = line.Item.State == PlanState.Started;
            var day = isStarted ? line.Finish : line.BeginBy;
            await notifier.TellAsync(
                line.Item.OwnerId is { } owner ? [owner] : planners,
                isStarted ? "{0}: it should have been finished by {1}." : "{0}: it should have begun on {1}.",
                [line.Item.Title, Days.Iso(day)],
                Links.Planning.Show(db.Here.Campaign.Slug, line.Item.Id),
                $"slip:{line.Item.Id}:{Days.Iso(day)}",
                cancellationToken
            );
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
