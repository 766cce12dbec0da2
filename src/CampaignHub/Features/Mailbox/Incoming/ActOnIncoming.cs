using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Mail.Bounces;
using CampaignHub.Platform.Mail.Reading;

namespace CampaignHub.Features.Mailbox.Incoming;

/// <summary>What follows from a mail that came in, in the transaction that stores it. An unsubscribe is proposed only: a person agrees to it.</summary>
internal sealed class ActOnIncoming(RecordBounce bounces, MatchDelivery match)
{
    /// <param name="about">The delivery it is about; null where none was found.</param>
    public async Task ExecuteAsync(InboundReading reading, Delivery? about, CancellationToken cancellationToken)
    {
        switch (reading.Kind)
        {
            case InboundKind.Complaint when about is not null:
                await bounces.ComplainAsync(about, reading.Recipients[0], cancellationToken);
                break;
            case InboundKind.Reply or InboundKind.Unsubscribe or InboundKind.AutoReply when about is not null:
                // D3, B7: who answers has it, and has a mailbox.
                await bounces.SettleAsync(about, DeliveryReasons.CameBack, cancellationToken);
                await bounces.LiftAsync(about.AddressKey, cancellationToken);
                break;
            default:
                await ReportAsync(reading.Recipients, about, cancellationToken);
                break;
        }
    }

    // A mail of ours has one recipient. A report that speaks of several speaks of mails that went out together.
    private async Task ReportAsync(IReadOnlyList<RecipientOutcome> recipients, Delivery? about, CancellationToken cancellationToken)
    {
        foreach (var outcome in recipients)
        {
            var delivery =
                about is not null && (recipients.Count == 1 || IsOf(outcome, about)) ? about
                : recipients.Count == 1 ? null
                : await match.LatestAsync([outcome.Original, outcome.Address], cancellationToken);
            if (delivery is not null)
            {
                await bounces.ExecuteAsync(delivery, outcome, cancellationToken);
            }
        }
    }

    private static bool IsOf(RecipientOutcome outcome, Delivery delivery) =>
        delivery.AddressKey.Equals(outcome.Original ?? outcome.Address, StringComparison.OrdinalIgnoreCase)
        || delivery.AddressKey.Equals(outcome.Address, StringComparison.OrdinalIgnoreCase);
}
