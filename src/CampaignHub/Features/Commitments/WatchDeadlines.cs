using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

/// <summary>
/// Announces each deadline that passed, once. Whether a commitment is overdue does not wait for it: that is computed when it is read; this round
/// only wakes the workflows.
/// </summary>
internal sealed class WatchDeadlines(HubDb db, IServiceScopeFactory scopes)
{
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        db.Here.EnterEverywhere();
        foreach (var campaign in await db.Campaigns.AsNoTracking().ToListAsync(cancellationToken))
        {
            await using var scope = scopes.CreateAsyncScope();
            await AnnounceAsync(scope.ServiceProvider.GetRequiredService<HubDb>(), campaign, cancellationToken);
        }
    }

    private static async Task AnnounceAsync(HubDb db, Campaign campaign, CancellationToken cancellationToken)
    {
        db.Here.Enter(campaign);
        var today = db.Here.Today;
        var passed = await db.Set<Commitment>()
            .AsNoTracking()
            .Include(commitment => commitment.Steps)
            .Where(commitment => commitment.Deadline < today)
            .ToListAsync(cancellationToken);
        var told = await db
            .Outbox.Where(row => row.Name == nameof(CommitmentOverdue) && row.CampaignId == campaign.Id)
            .Select(row => row.OnceKey)
            .ToListAsync(cancellationToken);
        foreach (var commitment in passed.Where(commitment => commitment.ScheduleOn(today) == ScheduleStatus.Overdue))
        {
            var overdue = new CommitmentOverdue(commitment.Id, commitment.Deadline!.Value);
            if (!told.Contains(OutboxEvent.Of(overdue, db.Here).OnceKey))
            {
                db.Raise(overdue);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
