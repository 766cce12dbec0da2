using CampaignHub.Data;
using CampaignHub.Platform.Notifications;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Replanning;

/// <summary>The sweep over all campaigns: tells the owner of each task that should have begun, once for each date it was missed at. It goes out with their digest.</summary>
internal sealed class TellSlips(HubDb db, CampaignPlan plan, Notifier notifier)
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
        foreach (
            var line in (await plan.ReadAsync(cancellationToken)).Lines.Where(line => line is { IsLate: true, Item.OwnerId: not null })
        )
        {
            var isStarted = line.Item.State == PlanState.Started;
            var day = isStarted ? line.Finish : line.Start;
            await notifier.TellAsync(
                [line.Item.OwnerId!.Value],
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
