using System.Text;
using MimeKit;

namespace CampaignHub.Platform.Mail.Reading;

/// <summary>A mail taken apart as far as reading it needs: what stands in its own parts, and what it hands back of another mail. Never throws.</summary>
internal sealed class MailParts
{
    // A report says what it has to say early; the rest is the mail it returns, with its pictures.
    private const int LongestMail = 4 * 1024 * 1024;
    private const int LongestText = 64 * 1024;
    private const int MostParts = 200;
    private const int Deepest = 16;

    // Without it, Windows-1252 and KOI8-R are read as something else.
    static MailParts() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _html = new();
    private int _parts;

    public HeaderList Headers { get; private set; } = [];

    /// <summary>Its own plain text; that of its HTML where it has no other.</summary>
    public string Text => _text.Length > 0 ? _text.ToString() : HtmlText.Of(_html.ToString());
    public string Html => _html.ToString();

    /// <summary>The text of a person's answer: without what it quotes where the HTML marks it.</summary>
    public string OwnText => _text.Length > 0 ? _text.ToString() : HtmlText.WithoutQuotes(_html.ToString());

    /// <summary>message/delivery-status (RFC 3464, RFC 6533), each as text.</summary>
    public List<string> Statuses { get; } = [];

    /// <summary>message/feedback-report (RFC 5965).</summary>
    public string? Feedback { get; private set; }

    /// <summary>message/disposition-notification (RFC 8098).</summary>
    public string? Disposition { get; private set; }

    /// <summary>The headers of the mail that it hands back.</summary>
    public HeaderList? Returned { get; private set; }
    public string ReportType { get; private set; } = "";

    public static MailParts Of(byte[] raw)
    {
        var parts = new MailParts();
        try
        {
            using var stream = new MemoryStream(Straighten(raw), writable: false);
            var options = new ParserOptions { MaxMimeDepth = Deepest, CharsetEncoding = Encoding.UTF8 };
            using var message = MimeMessage.Load(options, stream);
            parts.Headers = message.Headers;
            parts.ReportType = message.Body?.ContentType.Parameters["report-type"]?.Trim().ToLowerInvariant() ?? "";
            parts.Take(message.Body, 0);
        }
        catch (Exception exception) when (IsOfTheMail(exception))
        {
            // What was read until then is what there is.
        }

        return parts;
    }

    /// <summary>As much of a mail as is read, whatever its size.</summary>
    public static async Task<byte[]> LoadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int count;
        while (kept.Length < LongestMail && (count = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            kept.Write(buffer, 0, count);
        }

        return kept.ToArray();
    }

    public string Header(string name) => Headers[name]?.Trim() ?? "";

    private static bool IsOfTheMail(Exception exception) =>
        exception is FormatException or IOException or NotSupportedException or ArgumentException or InvalidOperationException;

    // Ended lines of old Macs, the "From " of a mailbox file, and what is too much.
    private static byte[] Straighten(byte[] raw)
    {
        var bytes = raw.AsSpan(0, Math.Min(raw.Length, LongestMail));
        if (bytes.StartsWith("From "u8) || bytes.StartsWith(">From "u8))
        {
            var end = bytes.IndexOfAny((byte)'\n', (byte)'\r');
            bytes = end < 0 ? [] : bytes[(end + 1)..].TrimStart("\r\n"u8);
        }

        // Empty lines before the headers would end them at once.
        var straight = bytes.TrimStart("\r\n"u8).ToArray();
        if (!straight.AsSpan().Contains((byte)'\n'))
        {
            straight.AsSpan().Replace((byte)'\r', (byte)'\n');
        }

        return straight;
    }

    private void Take(MimeEntity? entity, int depth)
    {
        if (entity is null || depth > Deepest || ++_parts > MostParts)
        {
            return;
        }

        switch (entity)
        {
            case Multipart { Count: 0 } torn:
                // Its boundary never comes: all of it stands before the first part.
                Append(_text, torn.Preamble ?? "");
                break;
            case Multipart parts:
                foreach (var part in parts)
                {
                    Take(part, depth + 1);
                }

                break;
            case MessagePart { Message: { } message }:
                TakeReturned(message, entity, depth);
                break;
            case MimePart part:
                TakePart(part);
                break;
            default:
                break;
        }
    }

    // The mail inside a report is the one that failed; a forwarded one is nobody's report.
    private void TakeReturned(MimeMessage message, MimeEntity part, int depth)
    {
        if (part.ContentType.IsMimeType("message", "delivery-status"))
        {
            Statuses.Add(Written(part));
            return;
        }

        Returned ??= message.Headers;
        // Gateways wrap a whole report once more.
        if (Statuses.Count == 0 && message.Body is MultipartReport wrapped && _text.Length == 0)
        {
            Take(wrapped, depth + 1);
        }
    }

    private void TakePart(MimePart part)
    {
        var type = part.ContentType.MimeType.ToLowerInvariant();
        switch (type)
        {
            case "message/delivery-status" or "message/global-delivery-status":
                Statuses.Add(Written(part));
                break;
            case "message/feedback-report":
                Feedback ??= Written(part);
                break;
            case "message/disposition-notification" or "message/global-disposition-notification":
                Disposition ??= Written(part);
                break;
            case "text/rfc822-headers" or "message/global-headers" or "message/global" or "message/rfc822":
                Returned ??= ReadHeaders(Written(part));
                break;
            case "text/html":
                Append(_html, Written(part));
                break;
            case var _ when part.ContentType.IsMimeType("text", "*") && part.FileName is null:
                Append(_text, Written(part));
                break;
            default:
                break;
        }
    }

    private static void Append(StringBuilder all, string text)
    {
        if (all.Length < LongestText)
        {
            all.Append(text, 0, Math.Min(text.Length, LongestText - all.Length)).Append('\n');
        }
    }

    private static string Written(MimeEntity entity)
    {
        try
        {
            if (entity is TextPart text)
            {
                return text.Text ?? "";
            }

            using var stream = new MemoryStream();
            if (entity is MimePart { Content: { } content })
            {
                content.DecodeTo(stream);
            }
            else
            {
                entity.WriteTo(FormatOptions.Default, stream, contentOnly: true);
            }

            return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)Math.Min(stream.Length, LongestText));
        }
        catch (Exception exception) when (IsOfTheMail(exception))
        {
            return "";
        }
    }

    /// <summary>The headers at the beginning of a text.</summary>
    public static HeaderList? ReadHeaders(string text)
    {
        try
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.TrimStart() + "\n\n"));
            var headers = HeaderList.Load(stream);
            return headers.Count > 0 ? headers : null;
        }
        catch (Exception exception) when (IsOfTheMail(exception))
        {
            return null;
        }
    }
}
