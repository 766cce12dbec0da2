using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace CampaignHub.Testing.Smtp;

/// <summary>A real SMTP server on a socket of this machine that keeps every message and answers what the test says at each stage.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _talks = [];
    private readonly ConcurrentQueue<ReceivedMail> _mails = new();
    private readonly SmtpLog? _log;
    private readonly Task _accepting;
    private int _connections;
    private int _open;
    private int _mostOpen;

    /// <summary>Listens at once. A port of its own choosing when 0; a log file when the sink must remember a kill.</summary>
    public SmtpSink(int port = 0, string? logPath = null)
    {
        _log = logPath is null ? null : new SmtpLog(logPath);
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start(backlog: 512);
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>In the order of their final dots.</summary>
    public IReadOnlyCollection<ReceivedMail> Mails => _mails;

    /// <summary>Connections ever accepted.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Connections that are open now.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>The most connections that were open at once.</summary>
    public int MostOpen => Volatile.Read(ref _mostOpen);

    public bool Pipelining { get; init; } = true;

    /// <summary>Whether reports may be asked for (RFC 3461).</summary>
    public bool Reports { get; init; }

    /// <summary>Whether a talk ends by a reset of the link (RST) rather than an orderly close.</summary>
    public bool Resets { get; init; }
    public int SizeLimit { get; init; } = 50 * 1024 * 1024;

    /// <summary>When set, a mail is refused until the client has signed in.</summary>
    public string? User { get; init; }
    public string? Password { get; init; }
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>From the stage and the client's line (at the dot: the recipients) to the answer; null is the usual one.</summary>
    public Func<SmtpStage, string, SmtpReply?> Script { get; set; } = (_, _) => null;

    /// <summary>Awaited before each answer: a gate that a test may close.</summary>
    public Func<SmtpStage, string, Task> BeforeReply { get; set; } = (_, _) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        await _stop.CancelAsync();
        // Before the listener: a stopped one refuses to accept again, with an error of its own.
        await _accepting;
        _listener.Stop();
        await Task.WhenAll(_talks);
        _log?.Dispose();
        _listener.Dispose();
        _stop.Dispose();
    }

    /// <summary>Waits until so many messages are kept.</summary>
    public async Task<IReadOnlyCollection<ReceivedMail>> WaitAsync(int count, TimeSpan? patience = null)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        late.CancelAfter(patience ?? TimeSpan.FromSeconds(20));
        try
        {
            while (_mails.Count < count)
            {
                await Task.Delay(10, late.Token);
            }
        }
        catch (OperationCanceledException exception) when (!_stop.IsCancellationRequested)
        {
            throw new TimeoutException($"{_mails.Count} messages came in, {count} were awaited.", exception);
        }

        return Mails;
    }

    /// <summary>Forgets what came so far; the log keeps it.</summary>
    public void Forget() => _mails.Clear();

    internal void Keep(ReceivedMail mail)
    {
        _log?.Add(mail);
        _mails.Enqueue(mail);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(_stop.Token);
                client.NoDelay = true;
                _talks.Add(TalkAsync(client, Interlocked.Increment(ref _connections)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The sink is disposed.
        }
    }

    private async Task TalkAsync(Socket client, int number)
    {
        // Off the accepting loop, which must not wait for a client's first bytes.
        await Task.Yield();
        Count(Interlocked.Increment(ref _open));
        using (client)
        {
            try
            {
                await using var stream = new NetworkStream(client);
                await new SmtpSession(this, number, stream, _stop.Token).RunAsync();
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException)
            {
                // The client went away, or the sink is disposed.
            }
            finally
            {
                client.LingerState = new LingerOption(Resets, seconds: 0);
                Interlocked.Decrement(ref _open);
            }
        }
    }

    private void Count(int open)
    {
        int most;
        while (open > (most = Volatile.Read(ref _mostOpen)) && Interlocked.CompareExchange(ref _mostOpen, open, most) != most) { }
    }
}
