using CampaignHub.Platform;
using CampaignHub.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace CampaignHub.Tests.Platform.Mail;

public sealed class Queuing
{
    private static readonly MailDraft Draft = new()
    {
        Purpose = MailPurpose.Release,
        Subject = "Une réforme annulée – été 2023",
        Text = "Bonjour {{ first_name | default: \"Madame, Monsieur\" }},\nLe texte.",
        Html = "<p>Bonjour {{ first_name | default: 'Madame, Monsieur' }},</p><p>Le texte.</p><script>alert(1)</script>",
        Recipients =
        [
            new MailRecipient("zoe@example.org", "Zoé d'Été", new Dictionary<string, string> { ["first_name"] = "Zoé <b>" }),
            new MailRecipient("max@example.org"),
            new MailRecipient("ZOE@example.org", "Again"),
        ],
    };

    [Fact]
    public async Task Without_a_relay_each_recipient_gets_a_file_with_their_own_words()
    {
        await using var hub = new HubFactory();

        await hub.QueueAsync(Draft);
        await hub.SettledAsync();

        var mails = hub.PickedUp();
        Assert.Equal(["max@example.org", "zoe@example.org"], mails.Select(mail => mail.To.Mailboxes.Single().Address).Order());
        var zoe = mails.Single(mail => mail.To.Mailboxes.Single().Address == "zoe@example.org");
        Assert.Equal("Une réforme annulée – été 2023", zoe.Subject);
        Assert.Equal("Zoé d'Été", zoe.To.Mailboxes.Single().Name);
        Assert.StartsWith("Bonjour Zoé <b>,", zoe.TextBody, StringComparison.Ordinal);
        Assert.Contains("Bonjour Zoé &lt;b&gt;,", zoe.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("script", zoe.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("max@", zoe.ToString(), StringComparison.Ordinal);
        var max = mails.Single(mail => mail != zoe);
        Assert.StartsWith("Bonjour Madame, Monsieur,", max.TextBody, StringComparison.Ordinal);
        Assert.Contains("Bonjour Madame, Monsieur,", max.HtmlBody, StringComparison.Ordinal);
        Assert.Null(max.Headers[HeaderId.AutoSubmitted]);
        var delivery = await hub.DbAsync(db => db.Set<Delivery>().SingleAsync(row => row.Address == "max@example.org"));
        Assert.Equal((DeliveryState.Accepted, 1), (delivery.State, delivery.Attempts));
        Assert.Equal(delivery.MessageId, max.MessageId);
    }

    [Theory]
    [InlineData("Two\r\nBcc: x@example.org", "a@example.org", "A")]
    [InlineData("One", "a@example.org\r\nRCPT TO:<x@example.org>", "A")]
    [InlineData("One", "a@example.org", "A\nBcc: x@example.org")]
    [InlineData("Hello {{ trick }}", "a@example.org", "A")]
    [InlineData("One\0", "a@example.org", "A")]
    public async Task A_line_break_never_reaches_a_header(string subject, string address, string name)
    {
        await using var hub = new HubFactory();
        var draft = Draft with
        {
            Subject = subject,
            Recipients = [new MailRecipient(address, name, new Dictionary<string, string> { ["trick"] = "x\r\nBcc: x@example.org" })],
        };

        var refused = await Assert.ThrowsAsync<RefusedException>(() => hub.QueueAsync(draft));

        Assert.Contains("line break", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await hub.DbAsync(db => db.Set<OutgoingMail>().ToListAsync()));
    }

    [Theory]
    [InlineData("Re: hello", "Text", "begins like an answer")]
    [InlineData("Hello {{ outlet }}", "Text", "The field outlet is empty")]
    [InlineData("Hello", " ", "needs a text")]
    [InlineData(" ", "Text", "needs a subject")]
    public async Task What_cannot_be_sent_well_is_refused_before_it_is_queued(string subject, string text, string why)
    {
        await using var hub = new HubFactory();

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            hub.QueueAsync(Draft with { Subject = subject, Text = text, Html = null })
        );

        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_deed_twice_is_one_mail()
    {
        await using var hub = new HubFactory();
        var draft = Draft with { OnceKey = "release:1" };

        var first = await hub.QueueAsync(draft);
        var second = await hub.QueueAsync(draft);

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(2, await hub.DbAsync(db => db.Set<Delivery>().CountAsync()));
    }

    [Fact]
    public async Task An_impossible_address_fails_alone()
    {
        await using var hub = new HubFactory();

        await hub.QueueAsync(
            Draft with
            {
                Recipients =
                [
                    new MailRecipient("nobody at all"),
                    new MailRecipient("zoé@example.org"),
                    new MailRecipient("max@example.org"),
                ],
            }
        );
        await hub.SettledAsync();

        Assert.Single(hub.PickedUp());
        var failed = await hub.DbAsync(db => db.Set<Delivery>().Where(row => row.State == DeliveryState.Failed).ToListAsync());
        Assert.Equal(2, failed.Count);
        Assert.All(failed, row => Assert.Equal(DeliveryReasons.BadAddress, row.ReplyText));
    }

    [Fact]
    public async Task A_personal_link_is_sealed_in_the_database_and_clear_in_the_mail()
    {
        await using var hub = new HubFactory();

        var mail = await hub.QueueAsync(
            Draft with
            {
                Purpose = MailPurpose.Account,
                Text = "https://hub.example/secret-token {{ link }}",
                Html = null,
                IsConfidential = true,
                OfWorkspace = true,
                Recipients = [new MailRecipient("max@example.org", "", new Dictionary<string, string> { ["link"] = "secret-value" })],
            }
        );
        await hub.SettledAsync();

        Assert.Null(mail.CampaignId);
        Assert.DoesNotContain("secret", mail.Text, StringComparison.Ordinal);
        Assert.Empty(await hub.DbAsync(db => db.Set<OutgoingMail>().ToListAsync()));
        var values = await hub.DbAsync(db => db.Set<Delivery>().IgnoreQueryFilters().Select(row => row.Values).SingleAsync());
        Assert.DoesNotContain("secret", values, StringComparison.Ordinal);
        var sent = Assert.Single(hub.PickedUp());
        Assert.Contains("secret-token secret-value", sent.TextBody, StringComparison.Ordinal);
        Assert.Equal("auto-generated", sent.Headers[HeaderId.AutoSubmitted]);
    }
}
