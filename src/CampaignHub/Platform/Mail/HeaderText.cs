using System.Text;
using MimeKit;

namespace CampaignHub.Platform.Mail;

/// <summary>
/// Writes subjects and names as RFC 2047 says: no encoded word over 75 characters, no line over 78, never split inside a character.
/// MimeKit folds long accented words past both limits.
/// </summary>
internal static class HeaderText
{
    // 39 bytes are 52 characters of Base64; with =?utf-8?b? and ?= around them, and the header's name before the first, under 76.
    private const int BytesPerWord = 39;
    private const int LongestPlainWord = 60;

    public static void EncodeLongWords(MimeMessage message)
    {
        Encode(message, HeaderId.Subject, message.Subject ?? "", tail: "");
        foreach (
            var (id, mailbox) in new[] { (HeaderId.From, message.From.Mailboxes.First()), (HeaderId.To, message.To.Mailboxes.First()) }
        )
        {
            Encode(message, id, mailbox.Name ?? "", $" <{mailbox.GetAddress(idnEncode: true)}>");
        }
    }

    /// <summary>A name before an address: quoted where it is plain, else in encoded words, one a line.</summary>
    public static string Phrase(string name) =>
        IsPlain(name)
            ? $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            : string.Join("\r\n ", Words(name));

    private static bool IsPlain(string words) =>
        words.All(char.IsAscii) && Array.TrueForAll(words.Split(' '), word => word.Length <= LongestPlainWord);

    private static void Encode(MimeMessage message, HeaderId id, string words, string tail)
    {
        if (IsPlain(words))
        {
            return;
        }

        var lines = string.Join("\r\n ", Words(words));
        var raw = tail.Length == 0 ? $" {lines}\r\n" : $" {lines}\r\n{tail}\r\n";
        message.Headers[message.Headers.IndexOf(id)].SetRawValue(Encoding.ASCII.GetBytes(raw));
    }

    private static List<string> Words(string text)
    {
        var bytes = new List<byte>(BytesPerWord);
        Span<byte> rune = stackalloc byte[4];
        var words = new List<string>();
        foreach (var each in text.EnumerateRunes())
        {
            var length = each.EncodeToUtf8(rune);
            if (bytes.Count + length > BytesPerWord)
            {
                words.Add(Word(bytes));
                bytes.Clear();
            }

            bytes.AddRange(rune[..length]);
        }

        words.Add(Word(bytes));
        return words;
    }

    private static string Word(List<byte> bytes) => $"=?utf-8?b?{Convert.ToBase64String([.. bytes])}?=";
}
