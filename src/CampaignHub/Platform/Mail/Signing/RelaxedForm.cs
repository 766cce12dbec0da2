using System.Buffers;
using System.Security.Cryptography;

namespace CampaignHub.Platform.Mail.Signing;

/// <summary>A message as it is written, and the form of its parts that a DKIM signature is about: "relaxed" (RFC 6376 §3.4.2, §3.4.4).</summary>
internal sealed class RelaxedForm
{
    private const byte Space = (byte)' ';
    private const byte Tab = (byte)'\t';

    private static ReadOnlySpan<byte> Break => "\r\n"u8;
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n"u8);

    private readonly byte[] _message;
    private readonly int _bodyAt;

    // The bounds of each header, name and all, without its last line break.
    private readonly List<(string Name, int From, int To)> _headers = [];

    /// <param name="message">Lines end with CRLF, and an empty one parts the headers from the text.</param>
    public RelaxedForm(byte[] message)
    {
        _message = message;
        var at = 0;
        while (at < message.Length && !message.AsSpan(at).StartsWith(Break))
        {
            var end = EndOfHeader(message, at);
            var name = message.AsSpan(at, end - at).IndexOf((byte)':');
            _headers.Add((System.Text.Encoding.ASCII.GetString(message, at, Math.Max(0, name)), at, end));
            at = end + Break.Length;
        }

        _bodyAt = Math.Min(message.Length, at + Break.Length);
    }

    public bool Has(string name) => _headers.Exists(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The header of that name, the last where there are several, as it is hashed, its line break with it.</summary>
    public byte[] Header(string name)
    {
        var (_, from, to) = _headers.FindLast(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return [.. Header(_message.AsSpan(from, to - from)), .. Break];
    }

    /// <summary>A header as it is hashed, without a line break.</summary>
    public static byte[] Header(ReadOnlySpan<byte> header)
    {
        var colon = header.IndexOf((byte)':');
        var relaxed = new byte[header.Length];
        var length = 0;
        foreach (var letter in header[..colon].TrimEnd(" \t"u8))
        {
            relaxed[length++] = letter is >= (byte)'A' and <= (byte)'Z' ? (byte)(letter | 0x20) : letter;
        }

        relaxed[length++] = (byte)':';
        var isAfterBlank = false;
        foreach (var letter in header[(colon + 1)..].Trim(" \t\r\n"u8))
        {
            // Unfolded: of a line break and the blanks around it one space is left.
            var isBlank = Blanks.Contains(letter);
            if (!isBlank)
            {
                relaxed[length++] = letter;
            }
            else if (!isAfterBlank)
            {
                relaxed[length++] = Space;
            }

            isAfterBlank = isBlank;
        }

        return relaxed[..length];
    }

    /// <summary>The hash (SHA-256) of the text after the headers.</summary>
    public byte[] HashBody()
    {
        var body = _message.AsSpan(_bodyAt);
        // A line grows by the break that its last one may lack.
        var rented = ArrayPool<byte>.Shared.Rent(body.Length + Break.Length);
        try
        {
            return SHA256.HashData(rented.AsSpan(0, RelaxBody(body, rented)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    // No blanks at a line's end, one for several within it, no empty lines at the end.
    private static int RelaxBody(ReadOnlySpan<byte> body, Span<byte> relaxed)
    {
        var (length, lastFull) = (0, 0);
        while (!body.IsEmpty)
        {
            var end = body.IndexOf(Break);
            var line = (end < 0 ? body : body[..end]).TrimEnd(" \t"u8);
            body = end < 0 ? [] : body[(end + Break.Length)..];
            length += RelaxLine(line, relaxed[length..]);
            Break.CopyTo(relaxed[length..]);
            length += Break.Length;
            lastFull = line.IsEmpty ? lastFull : length;
        }

        return lastFull;
    }

    private static int RelaxLine(ReadOnlySpan<byte> line, Span<byte> relaxed)
    {
        var length = 0;
        while (line.IndexOfAny(Space, Tab) is >= 0 and var blank)
        {
            line[..blank].CopyTo(relaxed[length..]);
            length += blank;
            relaxed[length++] = Space;
            line = line[blank..].TrimStart(" \t"u8);
        }

        line.CopyTo(relaxed[length..]);
        return length + line.Length;
    }

    // A line that begins with a blank goes on with the one above.
    private static int EndOfHeader(ReadOnlySpan<byte> message, int at)
    {
        for (var from = at; ; )
        {
            var found = message[from..].IndexOf(Break);
            if (found < 0)
            {
                return message.Length;
            }

            var end = from + found;
            var next = end + Break.Length;
            if (next >= message.Length || message[next] is not (Space or Tab))
            {
                return end;
            }

            from = next;
        }
    }
}
