using System.Net;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Press;
using CampaignHub.Features.Press.Lists;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace CampaignHub.Tests.Features.Press;

public sealed class Sending
{
    [Fact]
    public async Task A_contact_whom_nobody_can_reach_is_refused_with_its_line()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        await visitor.OpenAsync("/admin/campaigns/test/releases/new");

        await visitor.SubmitAsync(
            "form[data-dirty]",
            ("Form.Headline", "A headline"),
            ("Form.Lede", "A lede"),
            ("Form.Contacts", "Camille Renard, press@example.org\nAlice Martin, press, not-an-address")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("\"Alice Martin, press, not-an-address\" has none that can be used.", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_to_twenty_leaves_as_twenty_mails_that_name_one_recipient_each()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var list = await PressDesk.ListAsync(hub, 20);
        var release = await PressDesk.ReleaseAsync(hub);

        await PressDesk.SendAsync(visitor, release, list);

        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
        var files = await PressDesk.OutboxAsync(hub, 20);
        Assert.Equal(20, files.Count);
        var all = Enumerable.Range(0, 20).Select(number => $"newsroom{number:00}@example.org").ToHashSet();
        var seen = new HashSet<string>();
        foreach (var file in files)
        {
            var bytes = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            using var message = await MimeMessage.LoadAsync(file, TestContext.Current.CancellationToken);
            var to = Assert.Single(message.To.Mailboxes).Address;
            Assert.True(seen.Add(to));
            Assert.DoesNotContain(all, other => other != to && bytes.Contains(other, StringComparison.OrdinalIgnoreCase));
            Assert.Empty(message.Cc);
            Assert.Empty(message.Bcc);
            Assert.Equal("press@example.org", Assert.Single(message.ReplyTo.Mailboxes).Address);
            Assert.Contains("A score decides", message.TextBody, StringComparison.Ordinal);
            Assert.Contains("<strong>was asked for</strong>", message.HtmlBody, StringComparison.Ordinal);
        }

        Assert.Equal(all, seen);
    }

    [Fact]
    public async Task A_second_click_sends_nothing_more()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var list = await PressDesk.ListAsync(hub, 3);
        var release = await PressDesk.ReleaseAsync(hub);
        await visitor.OpenAsync($"/admin/campaigns/test/releases/{release}/sending?list={list}");

        await visitor.SubmitAsync("form#send");
        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
        await SendInsideAsync(hub, release, list);

        Assert.Equal(3, (await PressDesk.OutboxAsync(hub, 3)).Count);
        Assert.Equal(3, await hub.DbAsync(db => db.Set<Delivery>().CountAsync()));
        Assert.Equal(1, await hub.DbAsync(db => db.Outbox.CountAsync(row => row.Name == nameof(ReleaseSent))));
    }

    [Fact]
    public async Task Two_clicks_at_the_same_moment_are_one_sending()
    {
        // The save that comes second breaks a unique index, which EF Core logs before the deed catches it.
        await using var hub = new HubFactory()
            .Expecting("Failed executing DbCommand")
            .Expecting("An exception occurred in the database while saving changes");
        var list = await PressDesk.ListAsync(hub, 2);
        var release = await PressDesk.ReleaseAsync(hub);

        var sent = await Task.WhenAll(SendInsideAsync(hub, release, list), SendInsideAsync(hub, release, list));

        Assert.Equal(sent[0], sent[1]);
        Assert.Equal(2, await hub.DbAsync(db => db.Set<Delivery>().CountAsync()));
    }

    [Fact]
    public async Task Who_asked_not_to_be_written_to_is_left_out_and_named_before()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var list = await PressDesk.ListAsync(hub, 2, doNotContact: 1);
        var release = await PressDesk.ReleaseAsync(hub);

        await visitor.OpenAsync($"/admin/campaigns/test/releases/{release}/sending?list={list}");
        Assert.Contains("2 journalists get it", visitor.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Newsroom 02: Asked not to be written to",
            visitor.Page.QuerySelector("#left-out")!.TextContent,
            StringComparison.Ordinal
        );
        await visitor.SubmitAsync("form#send");

        Assert.Equal(2, (await PressDesk.OutboxAsync(hub, 2)).Count);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Delivery>().CountAsync(delivery => delivery.Address == "newsroom02@example.org")));
    }

    [Fact]
    public async Task An_address_that_holds_no_more_is_written_to_no_more()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var list = await PressDesk.ListAsync(hub, 2);
        var release = await PressDesk.ReleaseAsync(hub);
        await hub.DbAsync(async db =>
        {
            var left = await db.Set<ContactDetail>().SingleAsync(contact => contact.Value == "newsroom00@example.org");
            left.Hold(from: null, new DateOnly(2023, 2, 6));
            return await db.SaveChangesAsync();
        });

        await visitor.OpenAsync("/admin/campaigns/test/journalists");
        Assert.Equal(1, visitor.Text.Split("No mail address").Length - 1);
        await PressDesk.SendAsync(visitor, release, list);

        var file = Assert.Single(await PressDesk.OutboxAsync(hub, 1));
        using var message = await MimeMessage.LoadAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal("newsroom01@example.org", Assert.Single(message.To.Mailboxes).Address);
    }

    [Fact]
    public async Task A_draft_and_a_list_of_nobody_are_refused()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var list = await PressDesk.ListAsync(hub, 1);
        var draft = await PressDesk.ReleaseAsync(hub, approved: false);

        await PressDesk.SendAsync(visitor, draft, list);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("not approved yet", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<OutgoingMail>().CountAsync()));
    }

    [Fact]
    public async Task The_page_of_the_release_says_what_became_of_each_mail_whatever_the_list_becomes()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var list = await PressDesk.ListAsync(hub, 2);
        var release = await PressDesk.ReleaseAsync(hub);
        await PressDesk.SendAsync(visitor, release, list);
        await PressDesk.OutboxAsync(hub, 2);

        await visitor.OpenAsync($"/admin/campaigns/test/press-lists/{list}");
        var first = visitor.Page.QuerySelector("#members input[name=journalists]")!.GetAttribute("value")!;
        await visitor.SubmitAsync("#take-off", ("journalists", first));
        await visitor.OpenAsync($"/admin/campaigns/test/releases/{release}");

        Assert.Equal(2, visitor.Page.QuerySelectorAll("#deliveries tbody tr").Length);
        Assert.Equal(1, await hub.DbAsync(db => db.Set<PressListMember>().CountAsync()));
    }

    private static Task<Guid> SendInsideAsync(HubFactory hub, Guid release, Guid list) =>
        hub.InsideAsync(async services =>
        {
            var db = services.GetRequiredService<CampaignHub.Data.HubDb>();
            var sending = await services
                .GetRequiredService<SendRelease>()
                .ExecuteAsync(
                    await db.Set<Release>().SingleAsync(each => each.Id == release),
                    await db.Set<PressList>().SingleAsync(each => each.Id == list),
                    at: null,
                    TestContext.Current.CancellationToken
                );
            return sending.Id;
        });

    [Fact]
    public async Task Headings_of_every_level_are_read_on_the_page_in_public_and_in_the_mail()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var list = await PressDesk.ListAsync(hub, 1);
        var release = await PressDesk.ReleaseAsync(hub, approved: false);
        await visitor.OpenAsync($"/admin/campaigns/test/releases/{release}/edit");
        await visitor.SubmitAsync(
            "form[data-dirty]",
            ("Form.Body", "# What we ask\n\nA date.\n\n## By when\n\n##### Soon\n\n[a](javascript:alert(1))")
        );
        await visitor.OpenAsync($"/admin/campaigns/test/releases/{release}");
        await visitor.SubmitAsync("form#approval");
        await visitor.FollowAsync();
        Assert.Contains("Approved: it can be sent now.", visitor.Text, StringComparison.Ordinal);
        await PressDesk.SendAsync(visitor, release, list);
        await visitor.OpenAsync($"/admin/campaigns/test/releases/{release}");
        using var reader = Visitor.At(hub);
        await reader.OpenAsync("/releases/the-algorithm");
        using var message = await MimeMessage.LoadAsync(
            Assert.Single(await PressDesk.OutboxAsync(hub, 1)),
            TestContext.Current.CancellationToken
        );

        foreach (var page in new[] { visitor.Page, reader.Page })
        {
            Assert.Equal("What we ask", page.QuerySelectorAll("h2").Single(each => each.TextContent == "What we ask").TextContent);
            Assert.Equal("By when", page.QuerySelectorAll("h3").Single(each => each.TextContent == "By when").TextContent);
            Assert.Equal("Soon", page.QuerySelector("h6")?.TextContent);
        }

        Assert.Contains(">What we ask</h2>", message.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("What we ask", message.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", message.TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "On its way", "Sent")]
    [InlineData("fr", "En route", "Envoyé")]
    public async Task A_release_is_on_its_way_until_the_relay_has_taken_a_mail(string language, string before, string after)
    {
        await using var relay = new CampaignHub.Testing.Smtp.SmtpSink();
        await using var hub = CampaignHub.Tests.Platform.Mail.MailSteps.Hub(relay);
        // Nobody listens there.
        hub.Settings["CampaignHub:Mail:Smtp:Port"] = "1";
        hub.Expecting("The mail relay cannot be used now");
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        visitor.Client.Speak(language);
        var list = await PressDesk.ListAsync(hub, 2);
        var release = await PressDesk.ReleaseAsync(hub);
        await PressDesk.SendAsync(visitor, release, list);

        await visitor.OpenAsync("/admin/campaigns/test/releases");
        Assert.Equal(before, visitor.Page.QuerySelector("#results .mark")?.TextContent);
        await visitor.OpenAsync($"/admin/campaigns/test/releases/{release}");
        Assert.Equal(before, visitor.Page.QuerySelector(".hub-head-sub .mark")?.TextContent);
        await hub.DbAsync(db =>
            db.Set<Delivery>()
                .Where(each => each.Address == "newsroom00@example.org")
                .ExecuteUpdateAsync(set => set.SetProperty(each => each.State, DeliveryState.Accepted))
        );
        await visitor.OpenAsync($"/admin/campaigns/test/releases/{release}");

        Assert.Equal(after, visitor.Page.QuerySelector(".hub-head-sub .mark")?.TextContent);
    }
}
