using MimeKit;

namespace CampaignHub.Platform.Mail.Signing;

/// <summary>Signs what leaves with DKIM (RFC 6376), the list headers too (RFC 8058 §4).</summary>
internal sealed class MailSigning(DkimKeys keys, DkimSigners signers)
{
    // What tells who wrote what to whom, and what a receiver acts on.
    private static readonly HeaderId[] Signed =
    [
        HeaderId.From,
        HeaderId.To,
        HeaderId.Subject,
        HeaderId.Date,
        HeaderId.MessageId,
        HeaderId.ReplyTo,
        HeaderId.InReplyTo,
        HeaderId.References,
        HeaderId.MimeVersion,
        HeaderId.ContentType,
        HeaderId.ContentTransferEncoding,
        HeaderId.ListId,
        HeaderId.ListUnsubscribe,
        HeaderId.ListUnsubscribePost,
        HeaderId.AutoSubmitted,
    ];

    /// <summary>The last step of making a message: nothing may be changed or folded anew after it. Without a key in use, nothing happens.</summary>
    public async Task SignAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        if (!await keys.AreUsedAsync(cancellationToken))
        {
            return;
        }

        var headers = Signed.Where(message.Headers.Contains).ToList();
        foreach (var key in await keys.ReadAsync(cancellationToken))
        {
            var signer = signers.Take(key);
            signer.Sign(MailComposer.Wire, message, headers);
            signers.GiveBack(key, signer);
        }
    }
}
