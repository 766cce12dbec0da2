using System.Net;
using System.Text;
using CampaignHub.Features.Mailbox.Incoming;
using CampaignHub.Platform.Access;
using CampaignHub.Tests.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Mailbox;

public sealed class Receiving
{
    private const string Letter = """
        From: =?utf-8?q?Zo=C3=A9?= <zoe@example.org>
        To: presse@hub.example
        Subject: =?utf-8?q?R=C3=A9ponse?=
        Date: Tue, 7 Feb 2023 09:00:00 +0100
        Message-ID: <one@example.org>
        MIME-Version: 1.0
        Content-Type: text/html; charset=utf-8

        <p>Merci <b onclick="alert(1)">beaucoup</b></p><script>alert(1)</script><img src="https://tracker.example/x.png">
        """;

    // SELECT and BODY[] (without PEEK) mark mails as read.
    private static readonly string[] Changing = ["STORE", "EXPUNGE", "MOVE", "SELECT", "COPY", "BODY["];

    [Fact]
    public async Task A_round_over_imap_stores_each_mail_once_as_it_came_and_changes_nothing_there()
    {
        await using var imap = new ScriptedImap();
        imap.Mails.Add(Letter);
        imap.Mails.Add("no headers at all, \0 and bytes \u00ff");
        await using var hub = Hub(imap);

        Assert.Equal(2, await FetchAsync(hub));
        imap.Mails.Add(Letter.Replace("<one@", "<two@", StringComparison.Ordinal));
        Assert.Equal(1, await FetchAsync(hub));
        Assert.Equal(0, await FetchAsync(hub));
        imap.Validity = 8;
        Assert.Equal(0, await FetchAsync(hub));

        var mails = await MailsAsync(hub);
        Assert.Equal(3, mails.Count);
        var first = mails[0];
        Assert.Equal(
            ("Réponse", "Zoé", "zoe@example.org", "one@example.org"),
            (first.Subject, first.FromName, first.FromAddress, first.Key)
        );
        Assert.Equal(new DateTimeOffset(2023, 2, 7, 8, 0, 0, TimeSpan.Zero), first.SentAt);
        var kept = await File.ReadAllTextAsync(
            Path.Combine(hub.DataFolder, "mail", first.Sha256[..2], $"{first.Sha256}.eml"),
            Encoding.Latin1,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(Letter.ReplaceLineEndings("\r\n"), kept);
        Assert.Equal(3, await hub.DbAsync(db => db.Outbox.CountAsync(row => row.Name == nameof(MailReceived))));
        Assert.DoesNotContain(imap.Commands, command => Changing.Any(word => command.Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_answer_is_found_in_the_campaign_of_what_it_answers()
    {
        await using var hub = new HubFactory();
        await hub.QueueAsync(MailSteps.Draft);
        await hub.SettledAsync();
        var sent = Assert.Single(await hub.DeliveriesAsync());
        var inbox = System.IO.Directory.CreateDirectory(Path.Combine(hub.DataFolder, "inbox"));
        var answer = Letter.Replace("MIME-Version", $"In-Reply-To: <{sent.MessageId}>\nMIME-Version", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(inbox.FullName, "a.eml"), answer, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(inbox.FullName, "again.eml"), answer, TestContext.Current.CancellationToken);

        Assert.Equal(1, await FetchAsync(hub));
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        await officer.OpenAsync("/admin/campaigns/test/mailbox/incoming?q=reponse");

        Assert.Contains("Réponse", officer.Text, StringComparison.Ordinal);
        Assert.Contains("Reply", officer.Text, StringComparison.Ordinal);
        var mail = Assert.Single(await MailsAsync(hub));
        Assert.Equal(sent.Id, mail.AnswersId);
        await officer.OpenAsync($"/admin/campaigns/test/mailbox/incoming/{mail.Id}");
        Assert.Contains("Merci beaucoup", officer.Text, StringComparison.Ordinal);
        Assert.Contains("Une réforme annulée", officer.Text, StringComparison.Ordinal);
        var html = officer.Page.QuerySelector(".mail-html")!.InnerHtml;
        Assert.DoesNotContain("onclick", html, StringComparison.Ordinal);
        Assert.DoesNotContain("script", html, StringComparison.Ordinal);
        Assert.Empty(inbox.EnumerateFiles());
    }

    [Fact]
    public async Task Mail_that_answers_nothing_is_seen_by_administrators_only()
    {
        await using var hub = new HubFactory();
        var inbox = System.IO.Directory.CreateDirectory(Path.Combine(hub.DataFolder, "inbox"));
        await File.WriteAllTextAsync(Path.Combine(inbox.FullName, "a.eml"), Letter, TestContext.Current.CancellationToken);
        using var administrator = await hub.AdministratorAsync();

        await administrator.OpenAsync("/admin/mailbox/incoming");
        await administrator.SubmitAsync("form[method=post]:not([action])");
        await administrator.FollowAsync();

        Assert.Contains("One new mail.", administrator.Text, StringComparison.Ordinal);
        Assert.Contains("Réponse", administrator.Text, StringComparison.Ordinal);
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        await coordinator.OpenAsync("/admin/campaigns/test/mailbox/incoming");
        Assert.DoesNotContain("Réponse", coordinator.Text, StringComparison.Ordinal);
        await coordinator.OpenAsync("/admin/mailbox/incoming");
        Assert.Equal(HttpStatusCode.Forbidden, coordinator.Status);
    }

    [Fact]
    public async Task A_mailbox_that_cannot_be_read_says_why_and_is_tried_again()
    {
        await using var imap = new ScriptedImap { Password = "another" };
        await using var hub = Hub(imap).Expecting("The mailbox could not be read");

        Assert.Equal(0, await FetchAsync(hub));
        using var administrator = await hub.AdministratorAsync();
        await administrator.OpenAsync("/admin/mailbox/incoming");

        Assert.Contains("wrong password", administrator.Text, StringComparison.Ordinal);
        await administrator.OpenAsync("/admin/settings/mail");
        await administrator.SubmitAsync("form[action='?handler=Imap']");
        Assert.Contains("The mailbox cannot be read: wrong password", administrator.Text, StringComparison.Ordinal);
    }

    private static HubFactory Hub(ScriptedImap imap) =>
        new()
        {
            Settings =
            {
                ["CampaignHub:Mail:Imap:Host"] = "127.0.0.1",
                ["CampaignHub:Mail:Imap:Port"] = $"{imap.Port}",
                ["CampaignHub:Mail:Imap:Security"] = "None",
                ["CampaignHub:Mail:Imap:User"] = "presse",
                ["CampaignHub:Mail:Imap:Password"] = "secret word",
            },
        };

    private static Task<int> FetchAsync(HubFactory hub) =>
        hub.InsideAsync(services => services.GetRequiredService<FetchMail>().ExecuteAsync(TestContext.Current.CancellationToken));

    private static Task<List<IncomingMail>> MailsAsync(HubFactory hub) =>
        hub.DbAsync(db => db.Set<IncomingMail>().IgnoreQueryFilters().OrderBy(mail => mail.Id).ToListAsync());
}
