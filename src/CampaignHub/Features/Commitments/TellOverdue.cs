using CampaignHub.Data;
using CampaignHub.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

/// <summary>
/// Raises <see cref="CommitmentOverdue"/> once for each missed deadline: as somebody writes down one that has passed, and in a sweep over all campaigns for
/// those that pass by themselves. What pages say of the schedule does not wait for it.
/// </summary>
internal sealed class TellOverdue(HubDb db)
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

    /// <summary>For a commitment that was just saved, with its steps.</summary>
    public async Task ExecuteAsync(Commitment commitment, CancellationToken cancellationToken)
    {
        if (commitment.ScheduleOn(db.Here.Today) != ScheduleStatus.Overdue)
        {
            return;
        }

        var raised = OutboxEvent.Of(new CommitmentOverdue(commitment.Id, commitment.Deadline!.Value), db.Here);
        if (!await db.Outbox.AnyAsync(row => row.OnceKey == raised.OnceKey, cancellationToken))
        {
            db.Outbox.Add(raised);
            await SaveAsync(cancellationToken);
        }
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        var today = db.Here.Today;
        var missed = await db.Set<Commitment>()
            .AsNoTracking()
            .Include(commitment => commitment.Steps)
            .Where(commitment => commitment.Deadline < today)
            .ToListAsync(cancellationToken);
        var told = (
            await db
                .Outbox.AsNoTracking()
                .Where(row => row.Name == nameof(CommitmentOverdue) && row.CampaignId == db.Here.Campaign.Id)
                .Select(row => row.OnceKey)
                .ToListAsync(cancellationToken)
        ).ToHashSet(StringComparer.Ordinal);
        foreach (var commitment in missed.Where(commitment => commitment.ScheduleOn(today) == ScheduleStatus.Overdue))
        {
            var raised = OutboxEvent.Of(new CommitmentOverdue(commitment.Id, commitment.Deadline!.Value), db.Here);
            if (!told.Contains(raised.OnceKey))
            {
                db.Outbox.Add(raised);
                await SaveAsync(cancellationToken);
            }
        }
    }

    // Two servers may sweep at once: the database lets one of them tell.
    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception, OutboxEvent.Mapping.OncePerKey))
        {
            db.ChangeTracker.Clear();
        }
    }
}
