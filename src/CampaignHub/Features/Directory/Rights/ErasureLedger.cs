using System.Text.Json;
using CampaignHub.Data;

namespace CampaignHub.Features.Directory.Rights;

/// <summary>
/// The erasure ledger as a file of the data directory, one JSON line each, only ever added to: ids and keyed hashes, no name. It is written before the rows
/// go, and it is not part of the database, so that a backup taken before an erasure does not bring anybody back.
/// </summary>
internal sealed class ErasureLedger(DataDirectory directory)
{
    public const string FileName = "erasures.jsonl";

    private const int Attempts = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <param name="Hashes">Of addresses, phones and name that are not to come back; empty unless the person asked.</param>
    internal sealed record Line(Guid Id, DateTimeOffset At, ErasureCause Cause, Guid? UserId, IReadOnlyList<string> Hashes);

    private string Path => System.IO.Path.Combine(directory.Root, FileName);

    public async Task AddAsync(Line line, CancellationToken cancellationToken)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(line);
        await using var file = await OpenAsync(cancellationToken);
        // A line that a crash cut off is closed, so that this one stands on its own.
        await file.WriteAsync((byte[])[(byte)'\n', .. bytes, (byte)'\n'], cancellationToken);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Every line that can be read; one that a crash cut off never became an erasure.</summary>
    public async Task<IReadOnlyList<Line>> ReadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Path))
        {
            return [];
        }

        var lines = await File.ReadAllLinesAsync(Path, cancellationToken);
        return [.. lines.Where(line => line.Length > 0).Select(Read).OfType<Line>()];
    }

    private static Line? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Another process may be writing a line of its own.
    private async Task<FileStream> OpenAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(Path, FileMode.Append, FileAccess.Write, FileShare.Read);
            }
            catch (IOException) when (attempt < Attempts && File.Exists(Path))
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
