using CampaignHub.Features.Mailbox.Incoming;
using CampaignHub.Platform.Events;
using CampaignHub.Platform.Mail.Bounces;

namespace CampaignHub.Features.Mailbox.Webhooks;

/// <summary>Something came back of a mail: the campaign's webhooks tell it.</summary>
internal sealed class TellBounceToWebhooks(TellWebhooks tell) : IEventSubscriber
{
    public string Name => nameof(TellBounceToWebhooks);

    public bool Hears(string eventName) => eventName == nameof(DeliveryBounced);

    // By the event: one mail may bounce twice.
    public Task HearAsync(OutboxEvent heard, CancellationToken cancellationToken) =>
        tell.BouncedAsync(heard.Read<DeliveryBounced>(), heard.Id, cancellationToken);
}

/// <summary>Somebody answered a mail: the campaign's webhooks tell it.</summary>
internal sealed class TellReplyToWebhooks(TellWebhooks tell) : EventSubscriber<MailReceived>
{
    protected override Task HearAsync(MailReceived heard, CancellationToken cancellationToken) =>
        tell.RepliedAsync(heard, cancellationToken);
}
