using CampaignHub.Platform.Mail;
using MimeKit;

namespace CampaignHub.Features.Mailbox;

/// <summary>The message of one recipient: the bytes that began to leave while they are kept, else made again as it left, or as it would leave now.</summary>
internal sealed class ReadMessage(MailComposer composer, MailSeal seal, TimeProvider time)
{
    public async Task<byte[]> BytesAsync(OutgoingMail mail, Delivery delivery, CancellationToken cancellationToken)
    {
        if (delivery.Raw is not null)
        {
            return seal.Open(mail, delivery.Raw);
        }

        return await ComposeAsync(mail, delivery, cancellationToken);
    }

    public async Task<MailPreview> PreviewAsync(OutgoingMail mail, Delivery delivery, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(await ComposeAsync(mail, delivery, cancellationToken));
        using var message = await MimeMessage.LoadAsync(stream, cancellationToken);
        return MailPreview.Of(message);
    }

    private Task<byte[]> ComposeAsync(OutgoingMail mail, Delivery delivery, CancellationToken cancellationToken) =>
        composer.ComposeAsync(mail, delivery, delivery.DataStartedAt ?? time.GetUtcNow(), cancellationToken);
}
