using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Mail.Lists;
using CampaignHub.Platform.Mail.Signing;
using CampaignHub.Testing.Smtp;
using MimeKit;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;

namespace CampaignHub.Tests.Platform.Mail;

/// <summary>mail.md U3 and D4: what a receiver checks with the records that the page shows, on the bytes that went over the wire.</summary>
[Once]
public sealed class Signing
{
    [Fact]
    public async Task U3_both_signatures_hold_on_the_wire_and_cover_the_list_headers()
    {
        await using var relay = new SmtpSink();
        await using var hub = relay.Hub();
        hub.Settings["CampaignHub:PublicUrl"] = "https://hub.example.org";
        var records = await SignAsync(hub);

        await hub.QueueAsync(
            MailSteps.Draft.To(5) with
            {
                Purpose = MailPurpose.Release,
                Subject = "Communiqué n° 3 – l'été " + new string('é', 120),
                List = new MailList(Guid.CreateVersion7(), "Rédactions « sociales » de France et d'outre-mer"),
            }
        );
        await hub.SettledAsync();

        Assert.Equal(5, relay.Mails.Count);
        foreach (var mail in relay.Mails)
        {
            using var message = mail.Parse();
            var signatures = message.Headers.Where(header => header.Id == HeaderId.DkimSignature).ToList();
            Assert.Equal(2, signatures.Count);
            foreach (var signature in signatures)
            {
                var tags = signature.Value.Replace("\r\n", "", StringComparison.Ordinal).Split(';', StringSplitOptions.TrimEntries);
                var signed = Assert.Single(tags, tag => tag.StartsWith("h=", StringComparison.Ordinal))[2..].ToLowerInvariant();
                Assert.Superset(
                    new HashSet<string>
                    {
                        "from",
                        "to",
                        "subject",
                        "date",
                        "message-id",
                        "list-unsubscribe",
                        "list-unsubscribe-post",
                        "list-id",
                    },
                    signed.Split(':', StringSplitOptions.TrimEntries).ToHashSet()
                );
                Assert.Contains("d=hub.example", tags);
                Assert.True(
                    await new DkimVerifier(new Zone(records)).VerifyAsync(message, signature, TestContext.Current.CancellationToken)
                );
            }
        }
    }

    [Fact]
    public async Task A_changed_letter_breaks_the_signature()
    {
        await using var relay = new SmtpSink();
        await using var hub = relay.Hub();
        var records = await SignAsync(hub);

        await hub.QueueAsync(MailSteps.Draft);
        await hub.SettledAsync();

        var text = Assert.Single(relay.Mails).Text;
        using var stream = new MemoryStream(
            System.Text.Encoding.ASCII.GetBytes(text.Replace("Bonjour", "Bonsoir", StringComparison.Ordinal))
        );
        using var message = await MimeMessage.LoadAsync(stream, TestContext.Current.CancellationToken);
        var signature = message.Headers.First(header => header.Id == HeaderId.DkimSignature);
        Assert.False(await new DkimVerifier(new Zone(records)).VerifyAsync(message, signature, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_page_makes_keys_shows_their_records_and_signs_only_once_it_is_told()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.AdministratorAsync();
        await visitor.OpenAsync("/admin/settings/mail/signature");
        Assert.Contains("Mails are not signed yet", visitor.Text, StringComparison.Ordinal);

        await visitor.SubmitAsync("form#keys");
        await visitor.FollowAsync();

        var records = visitor.Page.QuerySelectorAll(".dkim-record").ToList();
        Assert.Equal(2, records.Count);
        Assert.Contains("v=DKIM1; k=rsa; p=", records[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("v=DKIM1; k=ed25519; p=", records[1].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE KEY", visitor.Page.Source.Text, StringComparison.Ordinal);
        Assert.False(await AreUsedAsync(hub));

        await visitor.SubmitAsync("form#use-keys");
        await visitor.FollowAsync();
        Assert.Contains("Mails are signed", visitor.Text, StringComparison.Ordinal);
        Assert.True(await AreUsedAsync(hub));
    }

    [Fact]
    public async Task A_key_that_is_none_is_told_by_its_setting()
    {
        await using var hub = new HubFactory();
        hub.Settings["CampaignHub:Mail:Dkim:PrivateKey"] = "not a key";
        using var visitor = await hub.AdministratorAsync();

        await visitor.OpenAsync("/admin/settings/mail/signature");

        Assert.Contains("The setting Mail:Dkim:PrivateKey is no private key for DKIM", visitor.Text, StringComparison.Ordinal);
    }

    private static Task<bool> AreUsedAsync(HubFactory hub) =>
        hub.InsideAsync(services => services.GetRequiredService<DkimKeys>().AreUsedAsync(TestContext.Current.CancellationToken));

    // Keys made by the hub and switched on; the records as its page shows them.
    private static async Task<Dictionary<string, string>> SignAsync(HubFactory hub)
    {
        using var visitor = await hub.AdministratorAsync();
        await visitor.OpenAsync("/admin/settings/mail/signature");
        await visitor.SubmitAsync("form#keys");
        await visitor.FollowAsync();
        var records = visitor
            .Page.QuerySelectorAll(".dkim-record textarea")
            .ToDictionary(area => area.GetAttribute("aria-label")!, area => area.TextContent);
        await visitor.SubmitAsync("form#use-keys");
        return records;
    }

    /// <summary>The DNS as it would answer with these records alone.</summary>
    private sealed class Zone(Dictionary<string, string> records) : DkimPublicKeyLocatorBase
    {
        public override AsymmetricKeyParameter LocatePublicKey(
            string methods,
            string domain,
            string selector,
            CancellationToken cancellationToken = default
        ) => GetPublicKey(records[$"{selector}._domainkey.{domain}"]);

        public override Task<AsymmetricKeyParameter> LocatePublicKeyAsync(
            string methods,
            string domain,
            string selector,
            CancellationToken cancellationToken = default
        ) => Task.FromResult(LocatePublicKey(methods, domain, selector, cancellationToken));
    }
}
