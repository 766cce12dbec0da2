using CampaignHub.Data;
using CampaignHub.Platform.Mail.Bounces;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Platform.Mail;

/// <summary>What a person decides where the hub must not: send again what is uncertain or failed, or take the uncertain as sent.</summary>
internal sealed class SettleByHand(HubDb db)
{
    /// <summary>Queues the named deliveries again; those that are neither uncertain nor failed stay as they are. What had begun to leave goes with the same bytes.</summary>
    public async Task<int> SendAgainAsync(OutgoingMail mail, IQueryable<Delivery> deliveries, CancellationToken cancellationToken)
    {
        var now = db.Here.Now;
        // Whoever tries again knows better than the server that gave the address up.
        var tried = deliveries.Where(row => row.MailId == mail.Id && row.State == DeliveryState.Failed).Select(row => row.AddressKey);
        await db.Set<SuppressedAddress>()
            .Where(each => each.Source == SuppressedSource.Bounce && tried.Contains(each.AddressKey))
            .ExecuteDeleteAsync(cancellationToken);
        return await ActAsync(
            mail,
            "Sent again",
            () =>
                deliveries
                    .Where(row => row.MailId == mail.Id && (row.State == DeliveryState.Uncertain || row.State == DeliveryState.Failed))
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(row => row.State, DeliveryState.Queued)
                                .SetProperty(row => row.Attempts, 0)
                                .SetProperty(row => row.QueuedAt, now)
                                .SetProperty(row => row.DueAt, now)
                                .SetProperty(row => row.SettledAt, (DateTimeOffset?)null)
                                .SetProperty(row => row.LeaseToken, (Guid?)null)
                                .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null),
                        cancellationToken
                    ),
            cancellationToken
        );
    }

    /// <summary>Takes the uncertain ones among the named deliveries as sent.</summary>
    public async Task<int> MarkSentAsync(OutgoingMail mail, IQueryable<Delivery> deliveries, CancellationToken cancellationToken)
    {
        var now = db.Here.Now;
        return await ActAsync(
            mail,
            "Marked as sent",
            () =>
                deliveries
                    .Where(row => row.MailId == mail.Id && row.State == DeliveryState.Uncertain)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(row => row.State, DeliveryState.Accepted)
                                .SetProperty(row => row.ReplyText, DeliveryReasons.ByHand)
                                .SetProperty(row => row.Raw, (byte[]?)null)
                                .SetProperty(row => row.SettledAt, now)
                                .SetProperty(row => row.LeaseToken, (Guid?)null)
                                .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null),
                        cancellationToken
                    ),
            cancellationToken
        );
    }

    // The decision and its entry in the journal stand or fall together.
    private async Task<int> ActAsync(OutgoingMail mail, string deed, Func<Task<int>> act, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var count = await act();
        if (count > 0)
        {
            db.Journal.Add(
                new JournalEntry
                {
                    At = db.Here.Now,
                    UserId = db.Here.User?.Id,
                    CampaignId = mail.CampaignId,
                    Kind = "outgoing_mails",
                    RecordId = mail.Id,
                    Action = JournalAction.Changed,
                    Changes = System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, int?[]> { [deed] = [null, count] }),
                }
            );
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return count;
    }
}
