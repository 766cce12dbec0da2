using MimeKit;

namespace CampaignHub.Platform.Mail.Bounces;

/// <summary>The envelope sender of one delivery (VERP): the bounce address with the delivery's token after a plus.</summary>
internal static class ReturnPath
{
    // RFC 5321 §4.5.3.1.1.
    private const int LongestLocalPart = 64;

    /// <summary>How long the part before @ of a bounce address may be.</summary>
    public const int LongestName = LongestLocalPart - DeliveryTokens.Length - 1;

    /// <summary>The message's own sender where no bounce address is set.</summary>
    public static MailboxAddress Of(MimeMessage message, string? bounceAddress)
    {
        var token = message.Headers[Reading.ReturnedKeys.TokenHeader];
        return bounceAddress is not null && token is not null && bounceAddress.LastIndexOf('@') is > 0 and var at
            ? new MailboxAddress("", $"{bounceAddress[..at]}+{token}{bounceAddress[at..]}")
            : message.Sender ?? message.From.Mailboxes.First();
    }

    /// <summary>What stands after the plus of an address; null without.</summary>
    public static string? TokenOf(string address)
    {
        var at = address.LastIndexOf('@');
        var plus = at < 0 ? -1 : address.LastIndexOf('+', at);
        return plus < 0 ? null : address[(plus + 1)..at];
    }
}
