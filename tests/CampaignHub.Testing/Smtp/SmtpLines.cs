using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace CampaignHub.Testing.Smtp;

/// <summary>
/// Reads a client's bytes as lines. A line ends with CR LF and nothing else: a lone CR or LF belongs to the text, or a message could smuggle
/// another one in.
/// </summary>
internal sealed class SmtpLines(Stream stream)
{
    /// <summary>More than any command line of ours; a client that sends on and on without an end is cut off.</summary>
    private const int LongestLine = 1 << 16;

    private readonly PipeReader _reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 1 << 16));

    /// <summary>Whether the client already sent more, so that an answer may wait and leave with the next ones (RFC 2920).</summary>
    public bool HasMore { get; private set; }

    /// <summary>A command without its end, or null when the client is gone.</summary>
    public async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await _reader.ReadAsync(cancellationToken);
            if (TryTake(read.Buffer, out var line, out var rest))
            {
                var text = Encoding.Latin1.GetString(line);
                HasMore = rest.Length > 0;
                _reader.AdvanceTo(rest.Start);
                return text;
            }

            if (read.IsCompleted || read.Buffer.Length > LongestLine)
            {
                _reader.AdvanceTo(read.Buffer.End);
                return null;
            }

            _reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>Waits for the next bytes and leaves them; false when the client is gone.</summary>
    public async Task<bool> PeekAsync(CancellationToken cancellationToken)
    {
        var read = await _reader.ReadAsync(cancellationToken);
        _reader.AdvanceTo(read.Buffer.Start);
        return !read.Buffer.IsEmpty;
    }

    /// <summary>The message up to the line with a single dot, unstuffed; null when the client is gone before.</summary>
    public async Task<ReadOnlyMemory<byte>?> ReadMessageAsync(int sizeLimit, CancellationToken cancellationToken)
    {
        var message = new ArrayBufferWriter<byte>(1 << 14);
        while (true)
        {
            var read = await _reader.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            while (TryTake(rest, out var line, out var after))
            {
                rest = after;
                if (IsDot(line))
                {
                    HasMore = rest.Length > 0;
                    _reader.AdvanceTo(rest.Start);
                    return message.WrittenMemory;
                }

                Append(message, line, sizeLimit);
            }

            _reader.AdvanceTo(rest.Start, rest.End);
            if (read.IsCompleted)
            {
                return null;
            }
        }
    }

    private static bool TryTake(ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> line, out ReadOnlySequence<byte> rest)
    {
        var reader = new SequenceReader<byte>(buffer);
        var found = reader.TryReadTo(out line, "\r\n"u8);
        rest = found ? reader.UnreadSequence : buffer;
        return found;
    }

    private static bool IsDot(ReadOnlySequence<byte> line) => line.Length == 1 && line.FirstSpan[0] == (byte)'.';

    /// <summary>A message over the limit is counted on by one byte, not kept: the session refuses it at its end.</summary>
    private static void Append(ArrayBufferWriter<byte> message, ReadOnlySequence<byte> line, int sizeLimit)
    {
        if (message.WrittenCount > sizeLimit)
        {
            return;
        }

        var text = line.Length > 0 && line.FirstSpan[0] == (byte)'.' ? line.Slice(1) : line;
        foreach (var part in text)
        {
            message.Write(part.Span);
        }

        message.Write("\r\n"u8);
    }
}
