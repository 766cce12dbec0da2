using MimeKit;

namespace CampaignHub.Features.Mailbox;

/// <summary>What a message says, for a page: its text, its HTML (shown on the allow-list only), the names of what is attached.</summary>
internal sealed record MailPreview(string From, string To, string Subject, string? Text, string? Html, IReadOnlyList<string> Attachments)
{
    public static MailPreview Of(MimeMessage message) =>
        new(
            message.From.ToString(),
            message.To.ToString(),
            message.Subject ?? "",
            message.TextBody,
            message.HtmlBody,
            [.. message.Attachments.Select(part => part.ContentDisposition?.FileName ?? part.ContentType.Name ?? part.ContentType.MimeType)]
        );
}
