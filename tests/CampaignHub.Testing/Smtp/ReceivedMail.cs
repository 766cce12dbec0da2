using System.Text;
using MimeKit;

namespace CampaignHub.Testing.Smtp;

/// <summary>A message that the sink kept, byte for byte as the client meant it (dots unstuffed).</summary>
public sealed record ReceivedMail(
    int Connection,
    string From,
    IReadOnlyList<string> Recipients,
    DateTimeOffset At,
    ReadOnlyMemory<byte> Data
)
{
    /// <summary>The only recipient of a mail to one.</summary>
    public string To => Recipients.Count == 1 ? Recipients[0] : throw new InvalidOperationException($"{Recipients.Count} recipients.");

    /// <summary>The bytes as Latin-1, to look for words without decoding.</summary>
    public string Text => Encoding.Latin1.GetString(Data.Span);

    public MimeMessage Parse()
    {
        using var stream = new MemoryStream(Data.ToArray(), writable: false);
        return MimeMessage.Load(stream);
    }
}
