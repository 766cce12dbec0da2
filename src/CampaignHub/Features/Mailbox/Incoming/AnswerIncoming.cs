using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Mailbox.Incoming;

/// <summary>A person's answer to a mail that came in: in the same thread, from the sender that was written to.</summary>
internal sealed class AnswerIncoming(HubDb db, MailQueue queue)
{
    private const string Mark = "Re: ";

    /// <exception cref="RefusedException">It has no text, or no address to go to.</exception>
    public async Task<OutgoingMail> ExecuteAsync(IncomingMail mail, string? text, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new RefusedException("Write what you answer.");
        }

        if (!MailQueue.IsAddress(mail.FromAddress))
        {
            throw new RefusedException("This mail names no address that can be answered.");
        }

        var answered = await db.Set<Delivery>()
            .Where(delivery => delivery.Id == mail.AnswersId)
            .Join(db.Set<OutgoingMail>(), delivery => delivery.MailId, outgoing => outgoing.Id, (_, outgoing) => outgoing)
            .AsNoTracking()
            .FirstOrDefaultAsync(cancellationToken);
        var draft = new MailDraft
        {
            Purpose = MailPurpose.Answer,
            Subject = Subject(mail.Subject),
            Text = Plain(text),
            Recipients = [new MailRecipient(mail.FromAddress, mail.FromName)],
            Language = answered?.Language ?? "fr",
            About = answered?.About,
            FromAddress = answered?.FromAddress,
            FromName = answered?.FromName,
            ReplyTo = answered?.ReplyTo,
            // The key is its Message-ID, or its hash where it has none: that names nothing elsewhere, and does no harm.
            InReplyTo = mail.Key,
            IsUrgent = true,
        };
        mail.Done(db.Here.Now);
        return await queue.QueueAsync(draft, cancellationToken);
    }

    private static string Subject(string subject)
    {
        var plain = subject.ReplaceLineEndings(" ").Trim();
        var full = plain.StartsWith("re:", StringComparison.OrdinalIgnoreCase) ? plain : Mark + plain;
        return full.Length <= OutgoingMail.SubjectMaxLength ? full : full[..OutgoingMail.SubjectMaxLength];
    }

    // Braces would be merge fields; what a person writes to one person has none.
    private static string Plain(string text) => text.Replace("{{", "{ {", StringComparison.Ordinal).Trim();
}
