using CampaignHub.Data;
using CampaignHub.Platform.Events;
using CampaignHub.Platform.Mail.Reading;
using CampaignHub.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Platform.Mail.Bounces;

/// <summary>Something came back of a delivery.</summary>
internal sealed record DeliveryBounced(Guid DeliveryId, Guid MailId, BounceReason Reason, BounceEffect Effect, bool IsComplaint) : HubEvent
{
    public override Guid SubjectId => MailId;
}

/// <summary>
/// Writes down what came back of a delivery, and what follows: its address is given up at once or after several returns in a row, or
/// somebody is told that it is our fault. Adds with the caller's next save; the columns of the delivery are written at once.
/// </summary>
internal sealed class RecordBounce(HubDb db, MailSettings settings)
{
    public const int UsualTimes = 3;

    public async Task ExecuteAsync(Delivery delivery, RecipientOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome.Reason == BounceReason.NotABounce)
        {
            await SettleAsync(delivery, DeliveryReasons.Reported, cancellationToken);
            await LiftAsync(delivery.AddressKey, cancellationToken);
            return;
        }

        // Late is not lost: it neither counts nor hides what was said for good.
        if (outcome.IsDelayed && delivery.Bounce is not null)
        {
            return;
        }

        var effect = outcome is { IsDelayed: true, Effect: BounceEffect.Count } ? BounceEffect.None : outcome.Effect;
        var now = db.Here.Now;
        var words = DeliveryLedger.Clean(outcome.Words);
        await db.Set<Delivery>()
            .IgnoreQueryFilters()
            .Where(row => row.Id == delivery.Id)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.Bounce, outcome.Reason)
                        .SetProperty(row => row.BounceEffect, effect)
                        .SetProperty(row => row.BounceStatus, outcome.Status)
                        .SetProperty(row => row.BounceWords, words)
                        .SetProperty(row => row.BouncedAt, now),
                cancellationToken
            );
        await SettleAsync(delivery, DeliveryReasons.CameBack, cancellationToken);
        if (effect == BounceEffect.Suppress || (effect == BounceEffect.Count && await IsEnoughAsync(delivery, cancellationToken)))
        {
            await SuppressAsync(delivery.AddressKey, SuppressedSource.Bounce, delivery.Id, outcome, cancellationToken);
        }

        db.Raise(new DeliveryBounced(delivery.Id, delivery.MailId, outcome.Reason, effect, IsComplaint: false));
    }

    /// <summary>B9: nothing more goes there, and somebody is told; nobody is answered.</summary>
    public async Task ComplainAsync(Delivery delivery, RecipientOutcome outcome, CancellationToken cancellationToken)
    {
        await SuppressAsync(delivery.AddressKey, SuppressedSource.Complaint, delivery.Id, outcome, cancellationToken);
        await SettleAsync(delivery, DeliveryReasons.Reported, cancellationToken);
        db.Raise(new DeliveryBounced(delivery.Id, delivery.MailId, outcome.Reason, BounceEffect.Alert, IsComplaint: true));
    }

    /// <summary>D3: whatever comes back proves that the relay had it.</summary>
    public Task SettleAsync(Delivery delivery, string because, CancellationToken cancellationToken)
    {
        var now = db.Here.Now;
        return db.Set<Delivery>()
            .IgnoreQueryFilters()
            .Where(row => row.Id == delivery.Id && row.State == DeliveryState.Uncertain)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.State, DeliveryState.Accepted)
                        .SetProperty(row => row.ReplyText, because)
                        .SetProperty(row => row.Raw, (byte[]?)null)
                        .SetProperty(row => row.SettledAt, now)
                        .SetProperty(row => row.LeaseToken, (Guid?)null)
                        .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null),
                cancellationToken
            );
    }

    /// <summary>Once each; what already waits to be sent there stays here.</summary>
    public async Task SuppressAsync(
        string addressKey,
        SuppressedSource source,
        Guid? deliveryId,
        RecipientOutcome? outcome,
        CancellationToken cancellationToken
    )
    {
        var isKnown =
            db.ChangeTracker.Entries<SuppressedAddress>().Any(entry => entry.Entity.AddressKey == addressKey)
            || await db.Set<SuppressedAddress>().AnyAsync(each => each.AddressKey == addressKey, cancellationToken);
        if (!isKnown)
        {
            db.Add(
                new SuppressedAddress
                {
                    AddressKey = addressKey,
                    Source = source,
                    Reason = source == SuppressedSource.Bounce ? outcome?.Reason : null,
                    Since = db.Here.Now,
                    DeliveryId = deliveryId,
                    Words = DeliveryLedger.Clean(outcome?.Words ?? ""),
                }
            );
        }

        await HoldBackAsync(addressKey, cancellationToken);
    }

    /// <summary>B7: what arrived shows that the address lives. Who complained or asked for no more stays left out.</summary>
    public Task LiftAsync(string addressKey, CancellationToken cancellationToken) =>
        db.Set<SuppressedAddress>()
            .Where(each => each.AddressKey == addressKey && each.Source == SuppressedSource.Bounce)
            .ExecuteDeleteAsync(cancellationToken);

    private Task<int> HoldBackAsync(string addressKey, CancellationToken cancellationToken)
    {
        var now = db.Here.Now;
        var unasked = db.Set<OutgoingMail>()
            .IgnoreQueryFilters()
            .Where(mail => MailPurposes.Unasked.Contains(mail.Purpose))
            .Select(mail => mail.Id);
        return db.Set<Delivery>()
            .IgnoreQueryFilters()
            .Where(row => row.AddressKey == addressKey && unasked.Contains(row.MailId))
            .Where(row => row.State == DeliveryState.Queued || row.State == DeliveryState.Deferred)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.State, DeliveryState.Failed)
                        .SetProperty(row => row.ReplyCode, (int?)null)
                        .SetProperty(row => row.ReplyText, DeliveryReasons.Suppressed)
                        .SetProperty(row => row.SettledAt, now)
                        .SetProperty(row => row.LeaseToken, (Guid?)null),
                cancellationToken
            );
    }

    // In a row, the newest first: one mail that arrived in between ends the count (B7).
    private async Task<bool> IsEnoughAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var times = await settings.NumberAsync(SettingKey.MailSuppressAfter, UsualTimes, cancellationToken);
        var latest = await db.Set<Delivery>()
            .IgnoreQueryFilters()
            .Where(row => row.AddressKey == delivery.AddressKey && row.SettledAt != null)
            .Where(row => row.State == DeliveryState.Accepted || row.BouncedAt != null)
            .OrderByDescending(row => row.SettledAt)
            .Select(row => row.BounceEffect)
            .Take(times)
            .ToListAsync(cancellationToken);
        return latest.Count == times && latest.TrueForAll(effect => effect == BounceEffect.Count);
    }
}
