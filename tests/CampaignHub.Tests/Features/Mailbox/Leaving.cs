using System.Net;
using System.Net.Http.Headers;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Lists;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Mail.Lists;
using CampaignHub.Testing.Smtp;
using CampaignHub.Tests.Features.Press;
using CampaignHub.Tests.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace CampaignHub.Tests.Features.Mailbox;

/// <summary>mail.md §3.2: the way out of a list, as mail programs, scanners and people use it.</summary>
public sealed class Leaving
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task U1_U2_F5_each_mail_of_a_list_bears_its_id_and_one_way_out_in_headers_text_and_html()
    {
        await using var hub = Hub();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var list = await PressDesk.ListAsync(hub, 3);
        await PressDesk.SendAsync(visitor, await PressDesk.ReleaseAsync(hub), list);

        var links = new HashSet<string>();
        var ids = new HashSet<string>();
        foreach (var file in await PressDesk.OutboxAsync(hub, 3))
        {
            using var message = await MimeMessage.LoadAsync(file, Cancelled);
            ids.Add(message.Headers[HeaderId.ListId]!);
            Assert.Equal("List-Unsubscribe=One-Click", message.Headers[HeaderId.ListUnsubscribePost]);
            var link = LinkOf(message);
            Assert.StartsWith("https://hub.example.org/unsubscribe/", link, StringComparison.Ordinal);
            Assert.Contains(link, message.TextBody, StringComparison.Ordinal);
            Assert.Contains(link, WebUtility.HtmlDecode(message.HtmlBody), StringComparison.Ordinal);
            Assert.Contains("figure sur la liste « Newsrooms »", message.TextBody, StringComparison.Ordinal);
            links.Add(link);
        }

        Assert.Equal(3, links.Count);
        Assert.Contains("Newsrooms", Assert.Single(ids), StringComparison.Ordinal);
    }

    [Fact]
    public async Task U4_one_click_leaves_without_cookie_session_or_redirect_and_says_the_same_to_every_token()
    {
        await using var hub = Hub();
        var (list, link) = await SentAsync(hub);
        using var client = hub.CreateClient();

        using var urlencoded = await client.PostAsync(link, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]), Cancelled);
        using var multipart = await client.PostAsync(
            link,
            new MultipartFormDataContent { { new StringContent("One-Click"), "List-Unsubscribe" } },
            Cancelled
        );
        using var nothing = await client.PostAsync(link, content: null, Cancelled);
        var broken = new StringContent("no parts at all");
        broken.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        using var cut = await client.PostAsync(link, broken, Cancelled);
        using var foreign = await client.PostAsync(
            "/unsubscribe/bm90IG9uZSBvZiBvdXJz",
            new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]),
            Cancelled
        );

        var bodies = new HashSet<string>();
        foreach (var answer in new[] { urlencoded, multipart, nothing, cut, foreign })
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            bodies.Add(Shown(await answer.Content.ReadAsStringAsync(Cancelled)));
        }

        Assert.Single(bodies);
        var left = Assert.Single(await hub.DbAsync(db => db.Set<Unsubscription>().ToListAsync()));
        Assert.Equal((list, "newsroom00@example.org", UnsubscribedBy.ByOneClick), (left.ListId, left.AddressKey, left.By));
    }

    [Fact]
    public async Task U5_opening_the_link_changes_nothing_and_its_one_button_leaves_without_a_script()
    {
        await using var hub = Hub();
        var (_, link) = await SentAsync(hub);
        using var visitor = Visitor.At(hub);

        await visitor.OpenAsync(link);

        Assert.Equal(0, await hub.DbAsync(db => db.Set<Unsubscription>().CountAsync()));
        Assert.Contains("“Newsrooms”", visitor.Text, StringComparison.Ordinal);
        Assert.Single(visitor.Page.QuerySelectorAll("button"));
        await visitor.SubmitAsync("form");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Contains("You left the list", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(UnsubscribedBy.ByTheLink, Assert.Single(await hub.DbAsync(db => db.Set<Unsubscription>().ToListAsync())).By);
    }

    [Fact]
    public async Task U6_a_link_that_was_touched_is_no_link_and_one_whose_release_and_list_are_gone_still_works()
    {
        await using var hub = Hub();
        var (list, link) = await SentAsync(hub);
        using var client = hub.CreateClient();
        var token = link[(link.LastIndexOf('/') + 1)..];
        for (var place = 0; place < token.Length; place += 7)
        {
            var touched = token[..place] + (token[place] == 'A' ? 'B' : 'A') + token[(place + 1)..];
            using var answer = await client.PostAsync($"/unsubscribe/{touched}", content: null, Cancelled);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Equal(0, await hub.DbAsync(db => db.Set<Unsubscription>().CountAsync()));
        await hub.DbAsync(async db =>
        {
            (await db.Set<PressList>().SingleAsync()).Trash(db.Here.Now);
            (await db.Set<Release>().SingleAsync()).Trash(db.Here.Now);
            return await db.SaveChangesAsync();
        });
        using var after = await client.PostAsync(link, content: null, Cancelled);

        Assert.Equal(list, Assert.Single(await hub.DbAsync(db => db.Set<Unsubscription>().ToListAsync())).ListId);
    }

    [Fact]
    public async Task U7_who_leaves_while_their_mail_waits_gets_none_and_the_row_says_why()
    {
        await using var relay = new SmtpSink { Script = (stage, _) => stage == SmtpStage.Rcpt ? "450 later" : null };
        await using var hub = relay.Hub();
        var list = new MailList(Guid.CreateVersion7(), "News");
        await hub.QueueAsync(MailSteps.Draft.To(2) with { Purpose = MailPurpose.Mailing, List = list });
        await hub.SettledAsync();
        var first = (await hub.DeliveriesAsync()).OrderBy(row => row.Address, StringComparer.Ordinal).First();
        var link = await hub.InsideAsync(services =>
            services.GetRequiredService<WayOut>().AddressAsync(new(hub.Campaign.Id, list.Id, first.AddressKey), Cancelled)
        );
        using (var client = hub.CreateClient())
        {
            using var answer = await client.PostAsync(new Uri(link).PathAndQuery, content: null, Cancelled);
        }

        relay.Script = (_, _) => null;
        hub.Clock.Advance(TimeSpan.FromHours(1));
        await hub.SettledAsync();

        var rows = await hub.DeliveriesAsync();
        Assert.Equal(
            (DeliveryState.Failed, DeliveryReasons.Unsubscribed),
            rows.Where(row => row.Id == first.Id).Select(row => (row.State, row.ReplyText)).Single()
        );
        Assert.Equal(DeliveryState.Accepted, Assert.Single(rows, row => row.Id != first.Id).State);
        Assert.DoesNotContain(relay.Mails, mail => mail.To.Contains(first.Address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task U7_who_leaves_while_the_relay_is_asked_to_take_their_mail_gets_none()
    {
        await using var relay = new SmtpSink();
        await using var hub = relay.Hub(connections: 1);
        using var client = hub.CreateClient();
        var list = new MailList(Guid.CreateVersion7(), "News");
        var link = await hub.InsideAsync(services =>
            services.GetRequiredService<WayOut>().AddressAsync(new(hub.Campaign.Id, list.Id, "journalist001@example.org"), Cancelled)
        );
        // The mail is made, the sender accepted: the last moment at which nothing has left.
        relay.BeforeReply = async (stage, _) =>
        {
            if (stage == SmtpStage.Rcpt && await hub.DbAsync(db => db.Set<Unsubscription>().CountAsync()) == 0)
            {
                using var answer = await client.PostAsync(new Uri(link).PathAndQuery, content: null, Cancelled);
            }
        };

        await hub.QueueAsync(MailSteps.Draft.To(2) with { Purpose = MailPurpose.Mailing, List = list });
        await hub.UntilAsync(row => Delivery.Final.Contains(row.State));

        var rows = await hub.DeliveriesAsync();
        Assert.Equal(
            (DeliveryState.Failed, DeliveryReasons.Unsubscribed),
            rows.Where(row => row.AddressKey == "journalist001@example.org").Select(row => (row.State, row.ReplyText)).Single()
        );
        Assert.Equal("journalist002@example.org", Assert.Single(relay.Mails).To);
    }

    [Fact]
    public async Task U8_it_is_about_that_list_alone_and_coming_back_to_the_list_does_not_revive_it()
    {
        await using var hub = Hub();
        var (list, link) = await SentAsync(hub);
        using (var client = hub.CreateClient())
        {
            using var answer = await client.PostAsync(link, content: null, Cancelled);
        }

        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer, "other@example.org");
        await visitor.OpenAsync($"/admin/campaigns/test/press-lists/{list}");
        Assert.Contains("Left this list", visitor.Page.QuerySelector("#members")!.TextContent, StringComparison.Ordinal);
        // Taken off the list and put on it again.
        var journalist = await hub.DbAsync(db => db.Set<Journalist>().Select(each => each.Id).SingleAsync());
        await visitor.SubmitAsync("#take-off", ("journalists", $"{journalist}"));
        Assert.False(await hub.DbAsync(db => db.Set<PressListMember>().AnyAsync()));
        await hub.DbAsync(async db =>
        {
            var kept = await db.Set<PressList>().Include(each => each.Members).SingleAsync(each => each.Id == list);
            if (kept.Add(journalist) is { } member)
            {
                db.Add(member);
            }

            return await db.SaveChangesAsync();
        });
        var release = await hub.DbAsync(db => db.Set<Release>().Select(each => each.Id).SingleAsync());
        await visitor.OpenAsync($"/admin/campaigns/test/releases/{release}/sending?list={list}");
        Assert.Contains("Left the list", visitor.Page.QuerySelector("#left-out")!.TextContent, StringComparison.Ordinal);
        var other = await hub.DbAsync(async db =>
        {
            var another = new PressList { Name = "Another", CampaignId = hub.Campaign.Id };
            another.Add(journalist);
            db.Add(another);
            await db.SaveChangesAsync();
            return another.Id;
        });
        await visitor.OpenAsync($"/admin/campaigns/test/press-lists/{other}");
        Assert.DoesNotContain("Left this list", visitor.Page.QuerySelector("#members")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_campaign_writes_down_who_asks_by_telephone_and_takes_it_back_when_they_ask_again()
    {
        await using var hub = Hub();
        var list = await PressDesk.ListAsync(hub, 1);
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        await visitor.OpenAsync($"/admin/campaigns/test/press-lists/{list}");

        await visitor.SubmitAsync("#unsubscribed form.hub-filter", ("address", "no address"));
        Assert.Contains("\"no address\" is not a mail address.", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync($"/admin/campaigns/test/press-lists/{list}");
        await visitor.SubmitAsync("#unsubscribed form.hub-filter", ("address", "Newsroom00@example.org"));
        await visitor.FollowAsync();
        Assert.Contains("newsroom00@example.org", visitor.Page.QuerySelector("#unsubscribed")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("By the campaign", visitor.Page.QuerySelector("#unsubscribed")!.TextContent, StringComparison.Ordinal);

        await visitor.SubmitAsync("#unsubscribed li form");
        await visitor.FollowAsync();
        Assert.DoesNotContain("newsroom00@example.org", visitor.Page.QuerySelector("#unsubscribed")!.TextContent, StringComparison.Ordinal);
    }

    private static HubFactory Hub()
    {
        var hub = new HubFactory();
        hub.Settings["CampaignHub:PublicUrl"] = "https://hub.example.org";
        hub.ClientOptions.BaseAddress = new Uri("https://hub.example.org");
        return hub;
    }

    // One mail of one list, and the path of its way out.
    private static async Task<(Guid List, string Link)> SentAsync(HubFactory hub)
    {
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var list = await PressDesk.ListAsync(hub, 1);
        await PressDesk.SendAsync(visitor, await PressDesk.ReleaseAsync(hub), list);
        using var message = await MimeMessage.LoadAsync(Assert.Single(await PressDesk.OutboxAsync(hub, 1)), Cancelled);
        return (list, new Uri(LinkOf(message)).PathAndQuery);
    }

    // What a person sees of the page: its head bears a number of its own each time.
    private static string Shown(string html) =>
        new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).QuerySelector("main")!.TextContent;

    private static string LinkOf(MimeMessage message) => message.Headers[HeaderId.ListUnsubscribe]!.Trim().TrimStart('<').TrimEnd('>');
}
