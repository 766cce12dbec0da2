using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CampaignHub.Platform.Mail.Signing;
using MimeKit;
using MimeKit.Encodings;
using MimeKit.Text;

namespace CampaignHub.Platform.Mail;

/// <summary>Makes the message of one person from the mail as it was written. The same mail, person and moment give the same bytes.</summary>
internal sealed class MailComposer(
    MailSettings settings,
    MailSeal seal,
    MailSigning signing,
    OwnHeaders headers,
    IEnumerable<IMailPreface> prefaces
)
{
    private const int UsualSize = 32 * 1024;
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private (Guid Mail, MergeTemplate Text, MergeTemplate? Html) _read;

    /// <summary>CRLF, and one at the end: what is signed is what leaves.</summary>
    private static readonly FormatOptions Wire = MakeWire();

    /// <summary>The bytes as they go over the wire, signed, but for the dots that SMTP doubles.</summary>
    public async Task<byte[]> ComposeAsync(OutgoingMail mail, Delivery delivery, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var values = JsonSerializer.Deserialize<Dictionary<string, string>>(seal.Open(mail, delivery.Values)) ?? [];
        var preface = await FindPrefaceAsync(mail, at, cancellationToken);
        var (hubAddress, hubName) = await settings.FromAsync(cancellationToken);
        using var message = new MimeMessage();
        message.From.Add(new MailboxAddress(mail.FromName ?? hubName, mail.FromAddress ?? hubAddress));
        message.To.Add(new MailboxAddress(delivery.Name, delivery.Address));
        message.Subject = $"{preface?.SubjectStart} {MergeText.Fill(mail.Subject, values)}".Trim();
        message.Date = at;
        message.MessageId = delivery.MessageId;
        if (mail.ReplyTo is not null)
        {
            message.ReplyTo.Add(MailboxAddress.Parse(mail.ReplyTo));
        }

        if ((delivery.InReplyTo ?? mail.InReplyTo) is { } earlier)
        {
            message.InReplyTo = earlier;
            message.References.Add(earlier);
        }

        if (mail.IsAutomatic)
        {
            message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        }

        var foot = await headers.AddAsync(message, mail, delivery, cancellationToken);
        message.Body = Body(mail, delivery, values, preface?.Line, foot, message.Subject);
        message.Prepare(EncodingConstraint.SevenBit);
        HeaderText.EncodeLongWords(message);
        return await signing.SignAsync(Bytes(message), at, cancellationToken);
    }

    /// <summary>The bytes of an attempt that began to leave once.</summary>
    public byte[] Reopen(OutgoingMail mail, byte[] raw) => seal.Open(mail, raw);

    private static byte[] Bytes(MimeMessage message)
    {
        using var stream = new MemoryStream(UsualSize);
        message.WriteTo(Wire, stream);
        return stream.ToArray();
    }

    private async Task<MailPreface?> FindPrefaceAsync(OutgoingMail mail, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var speaker = prefaces.FirstOrDefault(each => each.Kind == mail.AboutKind);
        return speaker is null ? null : await speaker.FindAsync(mail, at, cancellationToken);
    }

    private MimeEntity Body(
        OutgoingMail mail,
        Delivery delivery,
        Dictionary<string, string> values,
        string? preface,
        OwnHeaders.Foot foot,
        string subject
    )
    {
        var (_, template, page) = Read(mail);
        var words = template.Fill(values) + foot.Text;
        var text = Part(TextFormat.Plain, preface is null ? words : $"{preface}\n\n{words}");
        if (page is null)
        {
            return text;
        }

        var fragment = page.Fill(values, Html.Encode) + foot.Html;
        return new MultipartAlternative(text, Part(TextFormat.Html, Page(mail.Language, subject, preface, fragment)))
        {
            Boundary = $"=_{delivery.Id:n}",
        };
    }

    // A mail is frozen when it is queued: the fields of a long text are looked for once, not for each of its readers.
    private (Guid Mail, MergeTemplate Text, MergeTemplate? Html) Read(OutgoingMail mail) =>
        _read.Mail == mail.Id
            ? _read
            : _read = (
                mail.Id,
                new MergeTemplate(seal.Open(mail, mail.Text)),
                mail.Html is null ? null : new MergeTemplate(seal.Open(mail, mail.Html))
            );

    private static TextPart Part(TextFormat format, string text)
    {
        // Encoded once: a message is written for its signature, for the ledger, for its size and for the relay.
        var bytes = Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n"));
        var encoder = new QuotedPrintableEncoder();
        var encoded = new byte[encoder.EstimateOutputLength(bytes.Length)];
        var length = encoder.Flush(bytes, 0, bytes.Length, encoded);
        return new TextPart(format)
        {
            ContentType = { Charset = "utf-8" },
            ContentTransferEncoding = ContentEncoding.QuotedPrintable,
            Content = new MimeContent(new MemoryStream(encoded, 0, length, writable: false), ContentEncoding.QuotedPrintable),
        };
    }

    private static string Page(string language, string subject, string? preface, string fragment) =>
        $"""
            <!doctype html>
            <html lang="{language}" dir="ltr">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Html.Encode(
                subject
            )}</title></head>
            <body style="font-family: sans-serif; font-size: 16px; line-height: 1.5; max-width: 40em;">
            {(preface is null ? "" : $"<p><strong>{Html.Encode(preface)}</strong></p>")}
            {fragment}
            </body>
            </html>
            """;

    private static FormatOptions MakeWire()
    {
        var wire = FormatOptions.Default.Clone();
        wire.NewLineFormat = NewLineFormat.Dos;
        wire.EnsureNewLine = true;
        return wire;
    }
}
