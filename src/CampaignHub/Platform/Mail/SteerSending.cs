using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Platform.Mail;

/// <summary>Stops what is still waiting of a mail, lets it go on, or gives up the rest. What is at the relay already cannot be called back.</summary>
internal sealed class SteerSending(HubDb db)
{
    /// <summary>How late a mail may be found at the start and still leave by itself.</summary>
    public static readonly TimeSpan LatestByItself = TimeSpan.FromMinutes(15);

    private static readonly DeliveryState[] Waiting = [DeliveryState.Queued, DeliveryState.Deferred];

    public Task PauseAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        mail.PausedAt ??= db.Here.Now;
        return db.SaveChangesAsync(cancellationToken);
    }

    public Task ResumeAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        (mail.PausedAt, mail.IsFoundLate) = (null, false);
        return db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>How many were given up.</summary>
    public async Task<int> CancelAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var now = db.Here.Now;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Those that a process holds right now are asked once more before they leave.
        (mail.CancelledAt, mail.PausedAt, mail.IsFoundLate) = (now, null, false);
        await db.SaveChangesAsync(cancellationToken);
        var count = await db.Set<Delivery>()
            .IgnoreQueryFilters([HubDb.CampaignFilter])
            .Where(row => row.MailId == mail.Id && Waiting.Contains(row.State))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.State, DeliveryState.Failed)
                        .SetProperty(row => row.ReplyCode, (int?)null)
                        .SetProperty(row => row.ReplyText, DeliveryReasons.Cancelled)
                        .SetProperty(row => row.SettledAt, now),
                cancellationToken
            );
        await transaction.CommitAsync(cancellationToken);
        return count;
    }

    /// <summary>
    /// What was to leave while the hub stood still is not sent hours later in silence (a copy of last week's database would send last week's mails): it waits for
    /// somebody to say so. Asked once, before anything is sent.
    /// </summary>
    public Task HoldLateAsync(CancellationToken cancellationToken)
    {
        var now = db.Here.Now;
        var before = now - LatestByItself;
        return db.Set<OutgoingMail>()
            .IgnoreQueryFilters()
            .Where(mail => mail.ScheduledFor < before && mail.PausedAt == null && mail.CancelledAt == null)
            .Where(mail => db.Set<Delivery>().Any(row => row.MailId == mail.Id && Waiting.Contains(row.State)))
            .Where(mail => !db.Set<Delivery>().Any(row => row.MailId == mail.Id && row.Attempts > 0))
            .ExecuteUpdateAsync(
                set => set.SetProperty(mail => mail.PausedAt, now).SetProperty(mail => mail.IsFoundLate, true),
                cancellationToken
            );
    }
}
