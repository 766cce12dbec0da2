using System.Net.Sockets;
using System.Text;
using CampaignHub.Testing.Smtp;
using MailKit.Net.Smtp;
using MimeKit;

namespace CampaignHub.Testing.Tests.Smtp;

/// <summary>The judge of the mail tests is judged here: what a client sends is what the sink keeps.</summary>
public sealed class Keeping
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_mail_is_kept_byte_for_byte(bool pipelining)
    {
        await using var sink = new SmtpSink { Pipelining = pipelining };
        using var message = Message("zoe@example.org", ".one dot\r\n..two dots\r\nÀ bientôt");

        await SendAsync(sink, message);

        var mail = Assert.Single(sink.Mails);
        Assert.Equal(("hub@example.org", "zoe@example.org", 1), (mail.From, mail.To, mail.Connection));
        using var kept = mail.Parse();
        Assert.Equal(message.TextBody, kept.TextBody?.TrimEnd());
    }

    /// <summary>Dots and line ends that fall on the edge of a packet are where readers go wrong: every cut of the talk is tried.</summary>
    [Fact]
    public async Task Dots_are_unstuffed_wherever_the_packets_are_cut()
    {
        const string Talk = "MAIL FROM:<a@b.c>\r\nRCPT TO:<d@e.f>\r\nDATA\r\n..\r\n.x\r\n\n.\nlone\r.\r\n.\r\n";
        await using var sink = new SmtpSink();
        var bytes = Encoding.ASCII.GetBytes(Talk);

        for (var cut = 1; cut < bytes.Length; cut++)
        {
            using var client = new TcpClient { NoDelay = true };
            await client.ConnectAsync("127.0.0.1", sink.Port, Cancelled);
            await client.GetStream().WriteAsync(bytes.AsMemory(0, cut), Cancelled);
            await Task.Delay(1, Cancelled);
            await client.GetStream().WriteAsync(bytes.AsMemory(cut), Cancelled);
            await sink.WaitAsync(cut);
        }

        Assert.All(sink.Mails, mail => Assert.Equal(".\r\nx\r\n\n.\nlone\r.\r\n", mail.Text));
    }

    [Fact]
    public async Task The_log_holds_what_was_promised()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("hub-sink-").FullName, "mails.jsonl");
        await using (var sink = new SmtpSink(logPath: path))
        {
            using var message = Message("zoe@example.org", "Bonjour");
            await SendAsync(sink, message);
            await SendAsync(sink, message);
        }

        await File.AppendAllTextAsync(path, "{\"Connection\":3,\"Fr", Cancelled);

        var mails = SmtpLog.Read(path);
        Assert.Equal([1, 2], mails.Select(mail => mail.Connection));
        Assert.All(mails, mail => Assert.Contains("Bonjour", mail.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mail_over_the_size_limit_is_refused_announced_or_not()
    {
        await using var sink = new SmtpSink { SizeLimit = 2000 };
        using var message = Message("zoe@example.org", string.Join("\r\n", Enumerable.Repeat("Some words and more words.", 200)));

        await Assert.ThrowsAsync<SmtpCommandException>(() => SendAsync(sink, message));

        Assert.Empty(sink.Mails);
    }

    [Theory]
    [InlineData("PLAIN")]
    [InlineData("LOGIN")]
    public async Task A_sink_with_a_password_keeps_nothing_from_a_stranger(string mechanism)
    {
        await using var sink = new SmtpSink { User = "hub", Password = "mot de passe" };
        using var message = Message("zoe@example.org", "Bonjour");
        await Assert.ThrowsAnyAsync<Exception>(() => SendAsync(sink, message));
        await Assert.ThrowsAsync<MailKit.Security.AuthenticationException>(() => SendAsync(sink, message, mechanism, "wrong"));

        await SendAsync(sink, message, mechanism, "mot de passe");

        Assert.Single(sink.Mails);
    }

    [Fact]
    public async Task Thousands_of_mails_come_in_over_a_few_connections()
    {
        await using var sink = new SmtpSink();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendManyAsync(sink, 500)));

        Assert.Equal(2000, sink.Mails.Count);
        Assert.Equal((4, 4), (sink.Connections, sink.MostOpen));
    }

    internal static MimeMessage Message(string to, string text) =>
        new(
            new[] { MailboxAddress.Parse("hub@example.org") },
            new[] { MailboxAddress.Parse(to) },
            "Words",
            new TextPart("plain") { Text = text }
        );

    internal static async Task SendAsync(SmtpSink sink, MimeMessage message, string? mechanism = null, string password = "")
    {
        using var client = new SmtpClient();
        await ConnectAsync(client, sink);
        if (mechanism is not null)
        {
            client.AuthenticationMechanisms.RemoveWhere(name => name != mechanism);
            await client.AuthenticateAsync("hub", password, Cancelled);
        }

        await client.SendAsync(message, Cancelled);
        await client.DisconnectAsync(quit: true, Cancelled);
    }

    private static async Task SendManyAsync(SmtpSink sink, int count)
    {
        using var client = new SmtpClient();
        using var message = Message("zoe@example.org", "Bonjour");
        await ConnectAsync(client, sink);
        for (var i = 0; i < count; i++)
        {
            await client.SendAsync(message, Cancelled);
        }
    }

    private static async Task ConnectAsync(SmtpClient client, SmtpSink sink)
    {
        // MailKit's own socket waits 40 ms on each message (Nagle).
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync("127.0.0.1", sink.Port, Cancelled);
        await client.ConnectAsync(socket, "127.0.0.1", sink.Port, MailKit.Security.SecureSocketOptions.None, Cancelled);
    }
}
