using System.Security.Cryptography;
using CampaignHub.Platform.Mail;
using CampaignHub.Testing.Smtp;
using MimeKit;

namespace CampaignHub.Tests.Platform.Mail;

public sealed class Sending
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Twenty_recipients_are_each_accepted_once_and_see_nobody_else(bool pipelining)
    {
        await using var relay = new SmtpSink { Pipelining = pipelining };
        await using var hub = relay.Hub();

        await hub.QueueAsync(MailSteps.Draft.To(20));
        await hub.SettledAsync();

        var rows = await hub.DeliveriesAsync();
        Assert.All(rows, row => Assert.Equal((DeliveryState.Accepted, 1, 250), (row.State, row.Attempts, row.ReplyCode)));
        Assert.Equal(20, relay.Mails.Count);
        Assert.InRange(relay.Connections, 1, 4);
        foreach (var row in rows)
        {
            var received = Assert.Single(relay.Mails, mail => mail.To.Contains(row.Address, StringComparison.Ordinal));
            Assert.DoesNotContain(rows, other => other != row && received.Text.Contains(other.Address, StringComparison.Ordinal));
            Assert.Equal(row.Sha256, Convert.ToHexStringLower(SHA256.HashData(received.Data.Span)));
            Assert.Null(row.Raw);
            Assert.Contains("Ok", row.ReplyText, StringComparison.Ordinal);
            var message = received.Parse();
            Assert.Equal(row.MessageId, message.MessageId);
            Assert.Equal(
                $"Bonjour {row.Name},\n.\n..un point au début\nLe texte de l'été.",
                message.TextBody!.ReplaceLineEndings("\n").TrimEnd()
            );
        }
    }

    [Fact]
    public async Task The_form_of_a_message_is_what_the_standards_ask()
    {
        await using var relay = new SmtpSink();
        await using var hub = relay.Hub();
        var subject = "Communiqué n° 3 – l'été, " + new string('é', 200) + " 🌍";

        await hub.QueueAsync(
            MailSteps.Draft with
            {
                Subject = subject,
                Text = new string('x', 5000) + "\nfin",
                Recipients = [new MailRecipient("zoe@exämple.org", "Zoé \"Z\" d'Été, journaliste")],
            }
        );
        await hub.SettledAsync();

        var received = Assert.Single(relay.Mails);
        Assert.Contains("zoe@xn--exmple-cua.org", received.To, StringComparison.Ordinal);
        Assert.All(received.Text.Split("\r\n"), line => Assert.InRange(line.Length, 0, 998));
        Assert.DoesNotContain(received.Text, character => character > 127);
        var headers = received.Text[..received.Text.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
        Assert.All(headers.Split("\r\n"), line => Assert.InRange(line.Length, 0, 78));
        var message = received.Parse();
        Assert.Equal(subject, message.Subject);
        Assert.Equal("Zoé \"Z\" d'Été, journaliste", message.To.Mailboxes.Single().Name);
        Assert.All(
            [HeaderId.From, HeaderId.To, HeaderId.Subject, HeaderId.Date, HeaderId.MessageId, HeaderId.MimeVersion],
            id => Assert.Single(message.Headers, header => header.Id == id)
        );
        var body = Assert.IsType<MultipartAlternative>(message.Body);
        Assert.Equal(["text/plain", "text/html"], body.Select(part => part.ContentType.MimeType));
    }

    [Fact]
    public async Task The_urgent_goes_before_the_bulk()
    {
        await using var relay = new SmtpSink();
        await using var hub = relay.Hub(connections: 1);
        using var gate = new SemaphoreSlim(0);
        var dots = 0;
        relay.BeforeReply = (stage, _) => stage == SmtpStage.Dot ? WaitAsync() : Task.CompletedTask;
        Task WaitAsync()
        {
            Interlocked.Increment(ref dots);
            return gate.WaitAsync(TestContext.Current.CancellationToken);
        }

        await hub.QueueAsync(MailSteps.Draft.To(30) with { Purpose = MailPurpose.Mailing });
        await Eventually(() => dots == 1);
        await hub.QueueAsync(MailSteps.Draft with { Purpose = MailPurpose.Account });
        gate.Release(100);
        await hub.SettledAsync();

        var place = relay.Mails.ToList().FindIndex(mail => mail.To.Contains("zoe@", StringComparison.Ordinal));
        Assert.InRange(place, 1, 8);
    }

    [Fact]
    public async Task What_stands_above_is_asked_at_each_attempt_that_has_not_begun_to_leave()
    {
        await using var relay = new SmtpSink { Script = (stage, _) => stage == SmtpStage.Rcpt ? "450 later" : null };
        await using var hub = relay.Hub();
        hub.Extra = services => services.AddScoped<IMailPreface, Embargo>();
        await hub.QueueAsync(MailSteps.Draft with { About = new(Embargo.Letter, Guid.CreateVersion7()) });
        await hub.SettledAsync();
        relay.Script = (stage, _) => stage == SmtpStage.Dot ? "451 later" : null;

        hub.Clock.Advance(TimeSpan.FromMinutes(10));
        await hub.UntilAsync(row => row.Attempts == 2);
        var begun = Assert.Single(await hub.DeliveriesAsync()).Raw;
        relay.Script = (_, _) => null;
        hub.Clock.Advance(TimeSpan.FromHours(1));
        await hub.UntilAsync(row => row.State == DeliveryState.Accepted);

        // The text had begun to leave: the next time it is the very same bytes.
        var received = Assert.Single(relay.Mails);
        Assert.Equal(begun, received.Data.ToArray());
        using var message = received.Parse();
        Assert.StartsWith("[EMBARGO] Une", message.Subject, StringComparison.Ordinal);
        Assert.StartsWith("EMBARGO 09:10\n\nBonjour", message.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("<strong>EMBARGO 09:10</strong>", message.HtmlBody, StringComparison.Ordinal);
    }

    internal static async Task Eventually(Func<bool> isSo)
    {
        for (var wait = 0; !isSo(); wait++)
        {
            Assert.True(wait < 1000, "It did not come about in twenty seconds.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private sealed class Embargo : IMailPreface
    {
        /// <summary>A kind that no feature speaks for.</summary>
        public const string Letter = "letter";

        public string Kind => Letter;

        public Task<MailPreface?> FindAsync(OutgoingMail mail, DateTimeOffset at, CancellationToken cancellationToken) =>
            Task.FromResult<MailPreface?>(new MailPreface($"EMBARGO {at:HH:mm}", "[EMBARGO]"));
    }
}
