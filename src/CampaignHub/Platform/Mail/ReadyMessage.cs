using MimeKit;

namespace CampaignHub.Platform.Mail;

/// <summary>
/// A message that is written and signed: MailKit reads the envelope from its headers and hands over its text as it is, whichever way it asks for it. Made anew
/// for its size and for the wire, each mail would cost three times as much.
/// </summary>
internal sealed class ReadyMessage : MimeMessage
{
    /// <param name="bytes">All of it, with CRLF at the end of each line.</param>
    public ReadyMessage(byte[] bytes)
        : base(HeadersOf(bytes))
    {
        Size = bytes.Length;
        Body = new Text(bytes.AsMemory(TextAt(bytes)));
    }

    public long Size { get; }

    /// <summary>It stays as it is: seven bits in short lines since it was composed.</summary>
    public override void Prepare(EncodingConstraint constraint, int maxLineLength = 78)
    {
        // Nothing is encoded anew under a signature.
    }

    // An empty line parts the headers from the text.
    private static int TextAt(byte[] bytes) => bytes.AsSpan().IndexOf("\r\n\r\n"u8) + 4;

    private static HeaderList HeadersOf(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, 0, TextAt(bytes), writable: false);
        return HeaderList.Load(stream);
    }

    /// <summary>What stands below the headers, whatever it is.</summary>
    private sealed class Text : MimePart
    {
        private readonly ReadOnlyMemory<byte> _bytes;

        public Text(ReadOnlyMemory<byte> bytes)
        {
            _bytes = bytes;
            // The message has all of them.
            Headers.Clear();
        }

        public override void WriteTo(
            FormatOptions options,
            Stream stream,
            bool contentOnly,
            CancellationToken cancellationToken = default
        ) => stream.Write(_bytes.Span);

        public override Task WriteToAsync(
            FormatOptions options,
            Stream stream,
            bool contentOnly,
            CancellationToken cancellationToken = default
        ) => stream.WriteAsync(_bytes, cancellationToken).AsTask();
    }
}
