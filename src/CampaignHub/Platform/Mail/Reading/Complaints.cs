using System.Text.RegularExpressions;

namespace CampaignHub.Platform.Mail.Reading;

/// <summary>Feedback reports (RFC 5965, RFC 6430): who called a mail of ours spam. The recipient is often blacked out; the returned copy tells.</summary>
internal static partial class Complaints
{
    // "not-spam" takes one back, and reports on authentication (RFC 6591) are about our domain, nobody's wish.
    private static readonly string[] NoWishes = ["not-spam", "auth-failure", "dkim", "virus"];

    public static bool Is(MailParts mail) =>
        mail.Feedback is { } feedback
            ? !NoWishes.Contains(Field(feedback, "Feedback-Type")?.ToLowerInvariant() ?? "abuse", StringComparer.Ordinal)
            : IsOfHotmail(mail);

    public static IReadOnlyList<RecipientOutcome> Recipients(MailParts mail)
    {
        var addresses = new[]
        {
            Field(mail.Feedback, "Original-Rcpt-To"),
            Field(mail.Feedback, "Removal-Recipient"),
            mail.Returned?["X-HmXmrOriginalRecipient"],
            mail.Returned?["To"],
        };
        var address = addresses.OfType<string>().SelectMany(MailAddresses.Among).FirstOrDefault(IsWhole);
        // Nothing is wrong with the address: its kind alone asks for what follows.
        return [new RecipientOutcome(address, BounceReason.NotABounce, BounceEffect.Alert, Status: null)];
    }

    private static bool IsOfHotmail(MailParts mail) =>
        mail.Returned?.Contains("X-HmXmrOriginalRecipient") == true
        && mail.Header("Subject").StartsWith("complaint about message", StringComparison.OrdinalIgnoreCase);

    private static bool IsWhole(string address) => !Redacted().IsMatch(address);

    private static string? Field(string? report, string name)
    {
        foreach (var line in (report ?? "").ReplaceLineEndings("\n").Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && line[..colon].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return line[(colon + 1)..].Trim();
            }
        }

        return null;
    }

    [GeneratedRegex(@"redact|undisclosed|^x+@|removed@|unspecified", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 2000)]
    private static partial Regex Redacted();
}
