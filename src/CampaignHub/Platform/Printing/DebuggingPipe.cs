using System.Buffers;
using System.Diagnostics;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CampaignHub.Platform.Printing;

/// <summary>
/// A Chromium of our own, spoken to over its debugging pipe: JSON messages that end with a NUL, one conversation at a time. No port is open, and it ends
/// with this process, however that ends. Protocol: https://chromedevtools.github.io/devtools-protocol.
/// </summary>
internal sealed class DebuggingPipe : IAsyncDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly DirectoryInfo _profile;
    private readonly PipeReader _answers;
    private int _last;

    private DebuggingPipe(Process process, DirectoryInfo profile)
    {
        (_process, _profile) = (process, profile);
        _answers = PipeReader.Create(process.StandardOutput.BaseStream);
    }

    /// <summary>Told of everything that is no answer: the method's name and its parameters.</summary>
    public Func<string, JsonElement, CancellationToken, Task> Heard { get; set; } = (_, _, _) => Task.CompletedTask;

    /// <summary>Of the page that is spoken with; null speaks with the browser.</summary>
    public string? Session { get; set; }

    public static DebuggingPipe Start(string chromium)
    {
        var profile = Directory.CreateTempSubdirectory("hub-chromium-");
        // Chromium speaks on the descriptors 3 and 4, which only a shell can give it; what it writes elsewhere is noise.
        var start = new ProcessStartInfo(
            "/bin/sh",
            ["-c", "exec \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1", "sh", chromium, .. Flags(profile)]
        )
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new DebuggingPipe(Process.Start(start) ?? throw new IOException($"{chromium} does not start."), profile);
    }

    /// <exception cref="IOException">Chromium says no, or is gone.</exception>
    public async Task<JsonElement> CallAsync(string method, object parameters, CancellationToken cancellationToken)
    {
        var id = await SendAsync(method, parameters, cancellationToken);
        while (true)
        {
            var message = await ReadAsync(cancellationToken);
            if (!message.TryGetProperty("id", out var answered))
            {
                await HearAsync(message, cancellationToken);
            }
            else if (answered.GetInt32() == id)
            {
                return message.TryGetProperty("error", out var error)
                    ? throw new IOException($"Chromium, {method}: {error.GetProperty("message").GetString()}")
                    : message.GetProperty("result");
            }
        }
    }

    /// <summary>Without waiting for the answer, as one must while one hears.</summary>
    /// <returns>The number by which an answer says what it answers.</returns>
    public async Task<int> SendAsync(string method, object parameters, CancellationToken cancellationToken)
    {
        var message = new Message(++_last, method, parameters, Session);
        var stream = _process.StandardInput.BaseStream;
        await JsonSerializer.SerializeAsync(stream, message, JsonSerializerOptions.Web, cancellationToken);
        stream.WriteByte(0);
        await stream.FlushAsync(cancellationToken);
        return message.Id;
    }

    /// <summary>Hears until something has happened.</summary>
    public async Task UntilAsync(Func<bool> happened, CancellationToken cancellationToken)
    {
        while (!happened())
        {
            await HearAsync(await ReadAsync(cancellationToken), cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // The end of the pipe is the end of Chromium; its profile is in use until then.
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(Farewell);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        await _answers.CompleteAsync();
        _process.Dispose();
        Forget();
    }

    private static string[] Flags(DirectoryInfo profile) =>
        [
            "--headless",
            "--remote-debugging-pipe",
            $"--user-data-dir={profile.FullName}",
            // Chromium refuses its sandbox to root; there are no scripts and no network to keep in it.
            .. Environment.IsPrivilegedProcess ? new[] { "--no-sandbox" } : [],
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-quic",
            "--no-first-run",
            "--host-resolver-rules=MAP * ~NOTFOUND",
        ];

    private Task HearAsync(JsonElement message, CancellationToken cancellationToken) =>
        message.TryGetProperty("method", out var method)
            ? Heard(method.GetString()!, message.GetProperty("params"), cancellationToken)
            : Task.CompletedTask;

    private async Task<JsonElement> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await _answers.ReadAsync(cancellationToken);
            if (read.Buffer.PositionOf((byte)0) is { } end)
            {
                using var message = JsonDocument.Parse(read.Buffer.Slice(0, end));
                var root = message.RootElement.Clone();
                _answers.AdvanceTo(read.Buffer.GetPosition(1, end));
                return root;
            }

            _answers.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted)
            {
                throw new IOException("Chromium has ended.");
            }
        }
    }

    private void Forget()
    {
        try
        {
            _profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A helper of Chromium that ends after it may still write; the folder is one for temporary files.
        }
    }

    private sealed record Message(
        int Id,
        string Method,
        object Params,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? SessionId
    );
}
