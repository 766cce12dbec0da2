using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CampaignHub.Tests.Platform.Mail;

internal enum SmtpStage
{
    Connect,
    Ehlo,
    Mail,
    Rcpt,
    Data,
    Dot,
}

/// <summary>A real SMTP server on a socket that keeps every byte and answers what the test says at each stage.</summary>
internal sealed class ScriptedRelay : IAsyncDisposable
{
    /// <summary>An answer that is none: the connection is closed without a word.</summary>
    public const string Drop = "";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _talks = [];
    private readonly Task _accepting;

    public ScriptedRelay()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>A message whose final dot came in, whatever was answered.</summary>
    internal sealed record Received(string From, string To, string Text);

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;
    public ConcurrentQueue<Received> Mails { get; } = new();
    public bool Pipelining { get; init; } = true;
    public int Connections => _talks.Count;

    /// <summary>From the stage and the client's line to the answer; null is the usual one. "554 no|" answers and then closes.</summary>
    public Func<SmtpStage, string, string?> Script { get; set; } = (_, _) => null;

    /// <summary>Waited for before the answer to a final dot.</summary>
    public Func<Task> BeforeDotReply { get; set; } = () => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await Task.WhenAll([_accepting, .. _talks]);
        _stop.Dispose();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                client.NoDelay = true;
                _talks.Add(TalkAsync(client));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.Latin1);
                await SpeakAsync(stream, reader);
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    private async Task SpeakAsync(NetworkStream stream, StreamReader reader)
    {
        var (from, to) = ("", "");
        if (!await AnswerAsync(stream, SmtpStage.Connect, "", "220 relay.example ESMTP"))
        {
            return;
        }

        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            var goesOn = true;
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO":
                    var hello = Pipelining ? "250-relay.example\r\n250-PIPELINING\r\n250 8BITMIME" : "250-relay.example\r\n250 8BITMIME";
                    goesOn = await AnswerAsync(stream, SmtpStage.Ehlo, line, hello);
                    break;
                case "MAIL":
                    from = Script(SmtpStage.Mail, line) is null ? line : "";
                    goesOn = await AnswerAsync(stream, SmtpStage.Mail, line, "250 2.1.0 Ok");
                    break;
                case "RCPT" or "DATA" when from.Length == 0:
                    goesOn = await SayAsync(stream, "503 5.5.1 MAIL first");
                    break;
                case "RCPT":
                    to = line;
                    goesOn = await AnswerAsync(stream, SmtpStage.Rcpt, line, "250 2.1.5 Ok");
                    break;
                case "DATA":
                    var answer = Script(SmtpStage.Data, line);
                    goesOn = await SayAsync(stream, answer ?? "354 End data with <CR><LF>.<CR><LF>");
                    if (answer is null)
                    {
                        Mails.Enqueue(new Received(from, to, await ReadTextAsync(reader)));
                        await BeforeDotReply();
                        goesOn = await AnswerAsync(stream, SmtpStage.Dot, to, $"250 2.0.0 Ok: queued as Q{Mails.Count}");
                    }

                    break;
                case "QUIT":
                    await SayAsync(stream, "221 Bye");
                    return;
                default:
                    goesOn = await SayAsync(stream, "250 Ok");
                    break;
            }

            if (!goesOn)
            {
                return;
            }
        }
    }

    private async Task<string> ReadTextAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            if (line == ".")
            {
                return text.ToString();
            }

            text.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        }

        throw new IOException("The text broke off.");
    }

    private Task<bool> AnswerAsync(NetworkStream stream, SmtpStage stage, string line, string usual) =>
        SayAsync(stream, Script(stage, line) ?? usual);

    private async Task<bool> SayAsync(NetworkStream stream, string answer)
    {
        var words = answer.TrimEnd('|');
        if (words.Length > 0)
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(words + "\r\n"), _stop.Token);
        }

        return words.Length > 0 && words.Length == answer.Length;
    }
}
