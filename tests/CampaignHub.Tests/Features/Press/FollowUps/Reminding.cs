using System.Net;
using AngleSharp.Html.Parser;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Mail;
using CampaignHub.Tests.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Press.FollowUps;

/// <summary>Issue 5, item 6: who did what, and the mail that reminds those who did nothing.</summary>
public sealed class Reminding
{
    private static string Did(Visitor visitor, string name) =>
        visitor
            .Page.QuerySelectorAll("#follow-up tbody tr")
            .Single(row => row.QuerySelector("th")!.TextContent.Contains(name, StringComparison.Ordinal))
            .QuerySelector("td .mark")!
            .TextContent;

    [Theory]
    [InlineData("en", "Not replied", "Replied", "Bounced", "Left alone")]
    [InlineData("fr", "Sans réponse", "A répondu", "Non remis", "À ne pas contacter")]
    public async Task A_press_officer_sees_what_each_one_did(string language, params string[] words)
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        using var program = await hub.ProgramAsync();
        var release = await FollowUpDesk.SentAsync(hub, visitor, 4);
        await FollowUpDesk.AnswerAsync(hub, program, 1);
        await FollowUpDesk.BounceAsync(hub, program, 2);
        var alone = await FollowUpDesk.JournalistAsync(hub, 3);
        await visitor.OpenAsync($"/admin/campaigns/test/journalists/{alone.Id}");
        await visitor.SubmitAsync("form#leave-alone", ("because", "Said so"));
        visitor.Client.Speak(language);

        await visitor.OpenAsync($"{FollowUpDesk.Path(release)}/follow-up");

        Assert.Equal(words, Enumerable.Range(0, 4).Select(number => Did(visitor, $"Newsroom {number:00}")));
        await visitor.OpenAsync($"{FollowUpDesk.Path(release)}/follow-up?group=Replied");
        Assert.Contains(
            "Newsroom 01",
            Assert.Single(visitor.Page.QuerySelectorAll("#follow-up tbody tr")).TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task V1_F8_those_who_did_not_reply_are_reminded_once_in_the_thread_of_the_first_mail()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        using var program = await hub.ProgramAsync();
        var release = await FollowUpDesk.SentAsync(hub, visitor, 3);
        await FollowUpDesk.AnswerAsync(hub, program, 1);
        await FollowUpDesk.BounceAsync(hub, program, 2);
        var first = await FollowUpDesk.DeliveryAsync(hub, 0);
        var before = hub.PickedUp().Select(mail => mail.MessageId).ToList();
        await visitor.OpenAsync($"{FollowUpDesk.Path(release)}/follow-up/mail?group=NotReplied&group=Bounced");
        Assert.Contains("1 journalist gets it", visitor.Text, StringComparison.Ordinal);

        await visitor.SubmitAsync("form#send", ("Text", "A word about **our** release."));
        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
        await hub.SettledAsync();

        var mail = Assert.Single(hub.PickedUp(), each => !before.Contains(each.MessageId));
        Assert.Equal(FollowUpDesk.Address(0), Assert.Single(mail.To.Mailboxes).Address);
        Assert.Equal((first.MessageId, first.MessageId), (mail.InReplyTo, Assert.Single(mail.References)));
        Assert.Equal("Relance : The algorithm that suspects the poor", mail.Subject);
        Assert.Contains("A word about our release.", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("A score decides who is controlled.", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("<strong>our</strong>", mail.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", mail.HtmlBody, StringComparison.Ordinal);
        var links = new HtmlParser().ParseDocument(mail.HtmlBody ?? "").QuerySelectorAll("[href], [src]");
        Assert.Contains("/unsubscribe/", Assert.Single(links).GetAttribute("href")!, StringComparison.Ordinal);
        Assert.NotNull(mail.Headers["List-Unsubscribe"]);
        await visitor.OpenAsync(FollowUpDesk.Path(release));
        Assert.Contains("Follow-up 1", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_click_reminds_nobody_twice()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var release = await FollowUpDesk.SentAsync(hub, visitor, 2);
        using var again = await hub.VisitorAsync(CampaignRole.PressOfficer);
        await visitor.OpenAsync($"{FollowUpDesk.Path(release)}/follow-up/mail");
        await again.OpenAsync($"{FollowUpDesk.Path(release)}/follow-up/mail");

        await visitor.SubmitAsync("form#send");
        await again.SubmitAsync("form#send");

        Assert.Equal(HttpStatusCode.Redirect, again.Status);
        Assert.Equal(4, (await hub.DeliveriesAsync()).Count);
        await visitor.OpenAsync($"{FollowUpDesk.Path(release)}/follow-up/mail");
        await visitor.SubmitAsync("form#send");
        Assert.Equal(6, (await hub.DeliveriesAsync()).Count);
    }

    [Fact]
    public async Task Whoever_answers_or_is_spoken_to_before_a_follow_up_leaves_does_not_get_it()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        using var program = await hub.ProgramAsync();
        var release = await FollowUpDesk.SentAsync(hub, visitor, 3);
        await visitor.OpenAsync($"{FollowUpDesk.Path(release)}/follow-up/mail");
        await visitor.SubmitAsync("form#send", ("AtLocal", "2023-02-07T12:00"));
        await FollowUpDesk.AnswerAsync(hub, program, 0);
        var spoken = await FollowUpDesk.JournalistAsync(hub, 1);
        var noted = await program.SendAsync(
            HttpMethod.Post,
            $"releases/{release}/reactions",
            new { journalist = spoken.Id, outcome = "will_cover" }
        );
        Assert.Equal(HttpStatusCode.OK, noted.Status);

        hub.Clock.Advance(TimeSpan.FromHours(2.1));
        await hub.SettledAsync();

        var rows = await hub.DbAsync(db =>
            db.Set<Delivery>().Where(each => each.InReplyTo != null).OrderBy(each => each.Address).ToListAsync()
        );
        Assert.Equal([DeliveryReasons.Answered, DeliveryReasons.Answered, DeliveryReasons.Written], rows.Select(row => row.ReplyText));
    }

    [Fact]
    public async Task A_follow_up_that_looks_like_an_answer_and_one_of_nothing_are_refused()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        using var program = await hub.ProgramAsync();
        var release = await FollowUpDesk.SentAsync(hub, visitor, 1);
        await visitor.OpenAsync($"{FollowUpDesk.Path(release)}/follow-up/mail");

        await visitor.SubmitAsync("form#send", ("Subject", "Re: The algorithm"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("begins like an answer", visitor.Text, StringComparison.Ordinal);
        await FollowUpDesk.AnswerAsync(hub, program, 0);
        var nobody = await program.SendAsync(HttpMethod.Post, $"releases/{release}/follow-ups", new { text = "Hello" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nobody.Status);
        Assert.Equal("nobody_reachable", nobody.Text("code"));
        Assert.Single(await hub.DeliveriesAsync());
    }

    [Fact]
    public async Task A_program_reads_who_did_what_and_reminds_them()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        using var program = await hub.ProgramAsync();
        var release = await FollowUpDesk.SentAsync(hub, visitor, 2);
        await FollowUpDesk.AnswerAsync(hub, program, 1);

        var listed = await program.SendAsync(HttpMethod.Get, $"releases/{release}/follow-up");
        var sent = await program.SendAsync(
            HttpMethod.Post,
            $"releases/{release}/follow-ups",
            new { text = "Hello", subject = "One more word" }
        );

        Assert.Equal(["not_replied", "replied"], listed.Json.EnumerateArray().Select(line => line.GetProperty("standing").GetString()));
        Assert.Equal(1, Assert.Single(sent.Json.EnumerateArray()).GetProperty("round").GetInt32());
        await hub.SettledAsync();
        Assert.Single(hub.PickedUp(), mail => mail.Subject == "One more word");
    }
}
