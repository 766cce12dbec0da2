using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CampaignHub.Platform.Mail.Reading;

/// <summary>Mail addresses in texts that are no headers.</summary>
internal static partial class MailAddresses
{
    private const int LongestAddress = 320;

    /// <summary>Of "rfc822; name@host", "utf-8; …" (RFC 6533), "dns;…", with or without brackets; null where there is none.</summary>
    public static string? OfField(string? value)
    {
        if (value is null)
        {
            return null;
        }

        var semicolon = value.IndexOf(';', StringComparison.Ordinal);
        var (type, rest) = semicolon is > 0 and < 24 ? (value[..semicolon].Trim(), value[(semicolon + 1)..]) : ("", value);
        var plain = type.Equals("utf-8", StringComparison.OrdinalIgnoreCase) ? Unescape(rest) : rest;
        return Among(plain).FirstOrDefault();
    }

    /// <summary>In the order of the text. By hand, since texts come that make a pattern slow.</summary>
    public static IEnumerable<string> Among(string text)
    {
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var start = at;
            while (start > 0 && at - start < LongestAddress && IsLocal(text[start - 1]))
            {
                start--;
            }

            var end = at + 1;
            while (end < text.Length && end - at < LongestAddress && IsHost(text, end))
            {
                end++;
            }

            var address = Tidy(text[start..end]);
            if (address.Length > 2 && address[0] != '@' && address[^1] is not ('@' or '#'))
            {
                yield return address;
            }
        }
    }

    private static bool IsLocal(char character) => character > ' ' && !"<>\"(),;:\\[]|@".Contains(character, StringComparison.Ordinal);

    // A literal # is what somebody typed before a host; such a mail comes back as well.
    private static bool IsHost(string text, int at) =>
        char.IsLetterOrDigit(text[at]) || text[at] is '-' or '_' or '.' || (text[at] == '#' && text[at - 1] == '@');

    private static string Tidy(string address)
    {
        var plain = address.TrimStart('\'', '*', '-').TrimEnd('.', '-', '_');
        // X.400 gateways write SMTP=name@host.
        var mark = plain.IndexOf("smtp=", StringComparison.OrdinalIgnoreCase);
        return mark >= 0 ? plain[(mark + 5)..] : plain;
    }

    // RFC 6533 §3: \x{E9} is é.
    private static string Unescape(string text) =>
        Escape()
            .Replace(
                text,
                match =>
                    Rune.TryCreate(
                        int.Parse(match.Groups["code"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                        out var rune
                    )
                        ? rune.ToString()
                        : match.Value
            );

    [GeneratedRegex(@"\\x\{(?<code>[0-9A-Fa-f]{2,6})\}", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Escape();
}
