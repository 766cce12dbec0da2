using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CampaignHub.Platform.Mail.Reading;

namespace CampaignHub.Tests.Platform.Mail.Reading;

/// <summary>B3–B6, B9, U9: what mails are, by families of servers and by what is none of a server's.</summary>
[Once]
public sealed class Classifying
{
    public static TheoryData<string> Bounces => [.. MailCases.Of("bounces.txt").Select(each => each.Head[0])];

    public static TheoryData<string> Others => [.. MailCases.Of("others.txt").Select(each => each.Head[0])];

    [Theory]
    [MemberData(nameof(Bounces))]
    public void A_bounce_says_whom_it_is_about_and_why(string name) => Compare("bounces.txt", name);

    [Theory]
    [MemberData(nameof(Others))]
    public void What_is_no_bounce_is_called_what_it_is(string name) => Compare("others.txt", name);

    /// <summary>B2: each of them alone names the delivery.</summary>
    [Fact]
    public void A_report_hands_back_by_what_our_mail_is_known()
    {
        var report = ReadMail.Of(Mail("Postfix: unknown user, DSN")).Keys;
        var letter = ReadMail.Of(Mail("qmail: unknown user")).Keys;

        Assert.Equal(("env-1", "tok1", "m1@hub.example"), (report.EnvelopeId, report.Token, report.MessageId));
        Assert.Equal((null, "tok1", "m1@hub.example"), (letter.EnvelopeId, letter.Token, letter.MessageId));
    }

    /// <summary>B2: where it was forwarded from there, the address we wrote to is the one we know.</summary>
    [Fact]
    public void A_forwarded_recipient_is_known_by_the_address_written_to()
    {
        var outcome = Assert.Single(ReadMail.Of(Mail("Forwarded from the address we wrote to")).Recipients);

        Assert.Equal("old@example.org", outcome.Original);
    }

    [Fact]
    public void A_mail_of_an_old_mac_or_out_of_a_mailbox_file_is_read_like_any_other()
    {
        var mail = Encoding.UTF8.GetString(Mail("qmail: unknown user")).ReplaceLineEndings("\r");

        var mac = ReadMail.Of(Encoding.UTF8.GetBytes(mail));
        var mailbox = ReadMail.Of(Encoding.UTF8.GetBytes("From MAILER-DAEMON Mon Mar  3 10:00:00 2025\n" + mail.ReplaceLineEndings("\n")));

        Assert.Equal(BounceReason.UnknownUser, Assert.Single(mac.Recipients).Reason);
        Assert.Equal(BounceReason.UnknownUser, Assert.Single(mailbox.Recipients).Reason);
    }

    public static TheoryData<string> Monsters =>
        [
            "",
            "\0\0\0\0",
            "Subject: x",
            "Content-Type: multipart/mixed; boundary=b\r\n\r\nno boundary ever comes",
            $"{Daemon}Content-Type: text/plain; charset=klingon-9\r\n\r\n\u00ff\u00fe",
            $"{Daemon}Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n@@@not base64@@@",
            Daemon + Nested(10),
            Daemon + Nested(3000),
            Daemon + "Content-Type: text/html\r\n\r\n" + Many("<div>", 200_000),
            Daemon + "Content-Type: text/html\r\n\r\n" + Many("<blockquote>a", 50_000),
            Daemon + "\r\n" + new string('@', 1_000_000),
            Daemon + "\r\n" + new string('a', 6_000_000),
            Daemon + "\r\n" + new string(' ', 1_000_000) + "x",
            Daemon + "\r\n" + Many("<u@b.example>: user unknown\r\n", 100_000),
            Daemon + "\r\n" + Many("On a b c d e f g h i j\r\n", 50_000),
            Daemon
                + "Content-Type: message/delivery-status\r\n\r\n"
                + Many("Final-Recipient: rfc822;u@b.example\r\nAction: failed\r\nStatus: 5.0.0\r\n\r\n", 50_000),
            $"Subject: {Many("=?utf-8?q?", 20_000)}\r\n\r\nx",
        ];

    /// <summary>Nothing that somebody sends stops the round: it never throws, and it ends in time.</summary>
    [Theory]
    [MemberData(nameof(Monsters), DisableDiscoveryEnumeration = true)]
    public void Whatever_comes_is_read_in_bounded_time(string mail)
    {
        var watch = Stopwatch.StartNew();

        var parts = MailParts.Of(Encoding.Latin1.GetBytes(mail));
        ReadMail.Of(parts);
        ReplyText.Of(parts);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    /// <summary>Torn, spoilt and mixed mails, from a fixed seed.</summary>
    [Fact]
    public void A_spoilt_mail_never_throws()
    {
        var random = new Random(7);
        var mails = MailCases.Of("bounces.txt").Concat(MailCases.Of("others.txt")).Select(each => MailCases.Bytes(each.Mail)).ToList();

        for (var round = 0; round < 1500; round++)
        {
            var one = mails[random.Next(mails.Count)];
            var other = mails[random.Next(mails.Count)];
            byte[] spoilt = (round % 3) switch
            {
                0 => one[..random.Next(one.Length)],
                1 => [.. one[..random.Next(one.Length)], .. other[random.Next(other.Length)..]],
                _ => [.. one.Select(value => random.Next(30) == 0 ? (byte)random.Next(256) : value)],
            };
            var parts = MailParts.Of(spoilt);
            Assert.NotNull(ReadMail.Of(parts).Recipients);
            Assert.NotNull(ReplyText.Of(parts));
        }
    }

    private const string Daemon = "From: MAILER-DAEMON@x.example\r\nSubject: Undelivered Mail\r\nMIME-Version: 1.0\r\n";

    private static void Compare(string file, string name)
    {
        var (head, mail) = MailCases.Of(file).Single(each => each.Head[0] == name);

        var reading = ReadMail.Of(MailCases.Bytes(mail));

        Assert.Equal(head[1], JsonNamingPolicy.KebabCaseLower.ConvertName(reading.Kind.ToString()));
        Assert.Equal(
            head[2..],
            reading.Recipients.Select(each => $"{each.Address ?? "-"} {Word(each.Reason)} {Word(each.Effect)} {each.Status ?? "-"}")
        );
    }

    private static byte[] Mail(string name) => MailCases.Bytes(MailCases.Of("bounces.txt").Single(each => each.Head[0] == name).Mail);

    private static string Word<TWord>(TWord word)
        where TWord : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(word.ToString());

    private static string Many(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static string Nested(int levels) =>
        "Content-Type: multipart/mixed; boundary=b0\r\n\r\n"
        + string.Concat(
            Enumerable.Range(0, levels).Select(level => $"--b{level}\r\nContent-Type: multipart/mixed; boundary=b{level + 1}\r\n\r\n")
        )
        + $"--b{levels}\r\n\r\n<a@b.example>: user unknown\r\n";
}
