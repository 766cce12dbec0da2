using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;

namespace CampaignHub.Testing.Hub;

/// <summary>The application as a process of its own, which a test may kill and start again on the same home and the same port.</summary>
public sealed class HubProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private static readonly string[] LoudLevels = ["warn: ", "fail: ", "crit: "];

    /// <summary>A published hub starts in about a second; a loaded machine of two cores may need many.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly Stopwatch _sinceStart = new();
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(5) };
    private TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _process;

    /// <summary>The folder that holds CampaignHub.dll; the published hub unless told.</summary>
    public string? Application { get; init; }

    /// <summary>The working directory; the application's own folder unless told.</summary>
    public string? WorkingDirectory { get; init; }
    public IDictionary<string, string> Environment { get; } = new Dictionary<string, string>();
    public IList<string> Arguments { get; } = [];

    /// <summary>Where it listens, under the name localhost: browsers give passkeys to a name only. Known when ready.</summary>
    public Uri Url { get; private set; } = new("http://localhost:0");

    public TimeSpan TimeToReady { get; private set; }
    public int Id => Running.Id;

    /// <summary>Standard output of all starts.</summary>
    public string Output => Read(_output);

    /// <summary>Standard error of all starts.</summary>
    public string Error => Read(_error);

    /// <summary>The warnings and errors in the log on the console, each with the line that follows it.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            var lines = Output.Split('\n');
            return
            [
                .. lines
                    .Index()
                    .Where(line => LoudLevels.Any(level => line.Item.StartsWith(level, StringComparison.Ordinal)))
                    .Select(line => $"{line.Item} {lines.ElementAtOrDefault(line.Index + 1)?.Trim()}"),
            ];
        }
    }

    /// <summary>The memory it holds now (VmRSS), in bytes.</summary>
    public long Memory => Kilobytes("VmRSS") * 1024;

    /// <summary>The most memory it ever held (VmHWM), in bytes.</summary>
    public long MostMemory => Kilobytes("VmHWM") * 1024;

    private Process Running => _process ?? throw new InvalidOperationException("The hub does not run.");

    /// <summary>Starts on a home and returns when /health/ready says 200.</summary>
    public static async Task<HubProcess> StartAsync(HubHome home, params IEnumerable<(string Name, string Value)> environment)
    {
        var hub = new HubProcess().Living(home);
        foreach (var (name, value) in environment)
        {
            hub.Environment[name] = value;
        }

        try
        {
            await hub.StartAsync();
            await hub.ReadyAsync();
            return hub;
        }
        catch
        {
            await hub.DisposeAsync();
            throw;
        }
    }

    public HubProcess Living(HubHome home)
    {
        ArgumentNullException.ThrowIfNull(home);
        foreach (var (name, value) in home.Environment)
        {
            Environment[name] = value;
        }

        return this;
    }

    /// <summary>Starts, or starts again; does not wait.</summary>
    public async Task StartAsync()
    {
        if (_process is { HasExited: false })
        {
            throw new InvalidOperationException("The hub runs already.");
        }

        var folder = Application ?? await PublishedHub.FolderAsync();
        var port = Url.Port.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "CampaignHub.dll"), .. Arguments])
        {
            WorkingDirectory = WorkingDirectory ?? folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        _address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process?.Dispose();
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(_error, line.Data);
        _sinceStart.Restart();
        _process.Start();
        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public async Task ReadyAsync()
    {
        using var late = new CancellationTokenSource(Patience);
        try
        {
            var ended = Running.WaitForExitAsync(late.Token);
            if (await Task.WhenAny(_address.Task, ended) == ended)
            {
                throw new InvalidOperationException($"The hub ended before it was ready.\n{Output}\n{Error}");
            }

            Url = await _address.Task;
            while (!await IsReadyAsync(late.Token))
            {
                await Task.Delay(25, late.Token);
            }
        }
        catch (OperationCanceledException exception)
        {
            throw new TimeoutException($"The hub was not ready within {Patience}.\n{Output}\n{Error}", exception);
        }

        TimeToReady = _sinceStart.Elapsed;
    }

    /// <summary>kill −9: nothing is told, nothing is finished.</summary>
    public async Task KillAsync()
    {
        Running.Kill();
        await Running.WaitForExitAsync();
    }

    /// <summary>SIGSTOP: it reads and writes nothing more once this returns, and what it holds stays open.</summary>
    public async Task FreezeAsync()
    {
        await SignalAsync("-STOP");
        // The kernel stops a process thread by thread, when one of them next has a processor: until then the others go on.
        using var late = new CancellationTokenSource(Patience);
        while (!Directory.GetDirectories($"/proc/{Id}/task").All(IsStopped))
        {
            await Task.Delay(1, late.Token);
        }

        // After the name, which may hold anything: "123 (dotnet) T ...".
        static bool IsStopped(string thread)
        {
            var stat = File.ReadAllText(Path.Combine(thread, "stat"));
            return stat[(stat.LastIndexOf(')') + 2)..].StartsWith('T');
        }
    }

    /// <summary>SIGTERM, as a service manager stops it: the exit code, and how long it took.</summary>
    public async Task<(int ExitCode, TimeSpan Took)> TerminateAsync()
    {
        var watch = Stopwatch.StartNew();
        await SignalAsync("-TERM");
        await WaitForExitAsync();
        return (Running.ExitCode, watch.Elapsed);
    }

    public async Task<int> WaitForExitAsync()
    {
        using var late = new CancellationTokenSource(Patience);
        await Running.WaitForExitAsync(late.Token);
        return Running.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
        _client.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _client.GetAsync(new Uri(Url, "/health/ready"), cancellationToken);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException) when (!Running.HasExited)
        {
            return false;
        }
    }

    private void Hear(StringBuilder console, string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (console)
        {
            console.Append(line).Append('\n');
        }

        if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
        {
            var heard = new Uri(line[(at + Listening.Length)..].Trim());
            _address.TrySetResult(new UriBuilder(heard) { Host = "localhost" }.Uri);
        }
    }

    private long Kilobytes(string name) =>
        File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{Id}/status"))
            .Where(line => line.StartsWith(name + ":", StringComparison.Ordinal))
            .Select(line => long.Parse(line.AsSpan(name.Length + 1).TrimEnd("kB ").Trim(), NumberStyles.None, CultureInfo.InvariantCulture))
            .First();

    private static string Read(StringBuilder console)
    {
        lock (console)
        {
            return console.ToString();
        }
    }
}
