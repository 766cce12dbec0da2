using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace CampaignHub.Tests.Features.Mailbox;

/// <summary>A real IMAP server on a socket with one mailbox; it keeps every command, so that a test can see that nothing was changed.</summary>
internal sealed partial class ScriptedImap : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _talks = [];
    private readonly Task _accepting;

    public ScriptedImap()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;
    public ConcurrentQueue<string> Commands { get; } = new();

    /// <summary>By number, from 1.</summary>
    public List<string> Mails { get; } = [];
    public uint Validity { get; set; } = 7;
    public string Password { get; init; } = "secret word";

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
                _talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
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
                await SayAsync(stream, "* OK [CAPABILITY IMAP4rev1] ready\r\n");
                while (await reader.ReadLineAsync(_stop.Token) is { } line)
                {
                    Commands.Enqueue(line);
                    var (tag, command) = (line.Split(' ')[0], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
                    await SayAsync(stream, Answer(tag, command));
                    if (command == "LOGOUT")
                    {
                        return;
                    }
                }
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    private string Answer(string tag, string command) =>
        command.Split(' ') switch
        {
            ["CAPABILITY", ..] => $"* CAPABILITY IMAP4rev1\r\n{tag} OK done\r\n",
            ["LOGIN", ..] when command.Contains(Password, StringComparison.Ordinal) => $"{tag} OK done\r\n",
            ["LOGIN", ..] => $"{tag} NO [AUTHENTICATIONFAILED] wrong password\r\n",
            ["LIST", ..] => $"* LIST (\\HasNoChildren) \"/\" \"INBOX\"\r\n{tag} OK done\r\n",
            ["EXAMINE", ..] =>
                $"* {Mails.Count} EXISTS\r\n* 0 RECENT\r\n* FLAGS (\\Seen)\r\n* OK [UIDVALIDITY {Validity}] ok\r\n* OK [UIDNEXT {Mails.Count + 1}] ok\r\n{tag} OK [READ-ONLY] done\r\n",
            ["UID", "SEARCH", ..] => $"* SEARCH {string.Join(' ', Enumerable.Range(1, Mails.Count))}\r\n{tag} OK done\r\n",
            ["UID", "FETCH", var uid, ..] =>
                $"{Fetched(int.Parse(uid, System.Globalization.CultureInfo.InvariantCulture))}{tag} OK done\r\n",
            ["LOGOUT", ..] => $"* BYE see you\r\n{tag} OK done\r\n",
            _ => $"{tag} BAD {command}\r\n",
        };

    private string Fetched(int uid)
    {
        var mail = Newline().Replace(Mails[uid - 1], "\r\n");
        return $"* {uid} FETCH (UID {uid} BODY[] {{{mail.Length}}}\r\n{mail})\r\n";
    }

    private async Task SayAsync(NetworkStream stream, string answer) =>
        await stream.WriteAsync(Encoding.Latin1.GetBytes(answer), _stop.Token);

    [GeneratedRegex("\r?\n", RegexOptions.None, 1000)]
    private static partial Regex Newline();
}
