using System.Text.Json;

namespace CampaignHub.Testing.Smtp;

/// <summary>
/// The sink's memory on disk, one JSON line per kept message, flushed before the client hears "250": after any kill it holds exactly what was
/// promised, and perhaps the one message whose answer was still under way.
/// </summary>
public sealed class SmtpLog : IDisposable
{
    private readonly FileStream _file;
    private readonly Lock _writing = new();

    public SmtpLog(string path) => _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);

    public void Dispose() => _file.Dispose();

    public void Add(ReceivedMail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var line = JsonSerializer.SerializeToUtf8Bytes(
            new Line(mail.Connection, mail.From, [.. mail.Recipients], mail.At, mail.Data.ToArray())
        );
        lock (_writing)
        {
            _file.Write([.. line, (byte)'\n']);
            _file.Flush(flushToDisk: true);
        }
    }

    /// <summary>What a log holds; a last line that broke off in a kill was never promised and is left out.</summary>
    public static IReadOnlyList<ReceivedMail> Read(string path)
    {
        var text = File.ReadAllText(path);
        var whole = text[..(text.LastIndexOf('\n') + 1)];
        return
        [
            .. whole
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonSerializer.Deserialize<Line>(line)!)
                .Select(line => new ReceivedMail(line.Connection, line.From, line.Recipients, line.At, line.Data)),
        ];
    }

    private sealed record Line(int Connection, string From, string[] Recipients, DateTimeOffset At, byte[] Data);
}
