using System.Net;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Mail;
using CampaignHub.Testing.Smtp;
using CampaignHub.Tests.Features.Press;
using CampaignHub.Tests.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Mailbox;

/// <summary>A send that is stopped, goes on, is given up, is to leave later, or is found long after its hour.</summary>
public sealed class Steering
{
    [Fact]
    public async Task What_is_stopped_waits_and_goes_on_and_nobody_gets_it_twice()
    {
        await using var relay = new SmtpSink { Script = (stage, _) => stage == SmtpStage.Rcpt ? "450 later" : null };
        await using var hub = relay.Hub();
        var mail = await hub.QueueAsync(MailSteps.Draft.To(6));
        await hub.SettledAsync();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        await visitor.OpenAsync($"/admin/campaigns/test/mailbox/{mail.Id}");
        Assert.Contains("On its way: 6 mails wait for their turn", visitor.Text, StringComparison.Ordinal);

        await visitor.SubmitAsync("#steering form[action*=Pause]");
        relay.Script = (_, _) => null;
        hub.Clock.Advance(TimeSpan.FromHours(2));
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        Assert.Empty(relay.Mails);
        await visitor.FollowAsync();
        Assert.Contains("Stopped: 6 mails wait", visitor.Text, StringComparison.Ordinal);

        await visitor.SubmitAsync("#steering form[action*=Resume]");
        await hub.UntilAsync(row => row.State == DeliveryState.Accepted);
        Assert.Equal(6, relay.Mails.Count);
    }

    [Fact]
    public async Task Of_what_is_given_up_nothing_more_leaves_and_each_row_says_so()
    {
        await using var relay = new SmtpSink
        {
            Script = (stage, to) => stage == SmtpStage.Rcpt && !to.Contains("001", StringComparison.Ordinal) ? "450 later" : null,
        };
        await using var hub = relay.Hub();
        var mail = await hub.QueueAsync(MailSteps.Draft.To(4));
        await hub.SettledAsync();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        await visitor.OpenAsync($"/admin/campaigns/test/mailbox/{mail.Id}");

        await visitor.SubmitAsync("#steering form[action*=Cancel]");
        relay.Script = (_, _) => null;
        hub.Clock.Advance(TimeSpan.FromHours(2));
        await Task.Delay(1500, TestContext.Current.CancellationToken);

        Assert.Contains("journalist001@", Assert.Single(relay.Mails).To, StringComparison.Ordinal);
        var rest = (await hub.DeliveriesAsync()).Where(row => row.State != DeliveryState.Accepted).ToList();
        Assert.Equal(3, rest.Count);
        Assert.All(rest, row => Assert.Equal((DeliveryState.Failed, DeliveryReasons.Cancelled), (row.State, row.ReplyText)));
    }

    [Theory]
    [InlineData("en", "Finished, with 1 failure", "Finished: nobody waits any more")]
    [InlineData("fr", "Terminé, avec 1 échec", "Terminé : plus personne n'attend")]
    public async Task D9_it_is_finished_when_nobody_waits_any_more_and_who_failed_is_tried_again(
        string language,
        string failed,
        string done
    )
    {
        await using var relay = new SmtpSink
        {
            Script = (stage, to) =>
                stage != SmtpStage.Rcpt ? null
                : to.Contains("002", StringComparison.Ordinal) ? "450 later"
                : to.Contains("003", StringComparison.Ordinal) ? "550 5.1.1 unknown"
                : null,
        };
        await using var hub = relay.Hub();
        var mail = await hub.QueueAsync(MailSteps.Draft.To(3));
        await hub.SettledAsync();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        visitor.Client.Speak(language);

        await visitor.OpenAsync($"/admin/campaigns/test/mailbox/{mail.Id}");
        Assert.Null(visitor.Page.QuerySelector("#finished"));
        relay.Script = (stage, to) => stage == SmtpStage.Rcpt && to.Contains("003", StringComparison.Ordinal) ? "550 5.1.1 unknown" : null;
        hub.Clock.Advance(TimeSpan.FromMinutes(10));
        await hub.SettledAsync();
        await visitor.OpenAsync($"/admin/campaigns/test/mailbox/{mail.Id}");
        Assert.Equal(failed, visitor.Page.QuerySelector("#finished")?.TextContent.Trim());

        relay.Script = (_, _) => null;
        await visitor.SubmitAsync("form[action*='handler=Again']");
        await hub.UntilAsync(row => row.State == DeliveryState.Accepted);
        await visitor.OpenAsync($"/admin/campaigns/test/mailbox/{mail.Id}");
        Assert.Equal(done, visitor.Page.QuerySelector("#finished")?.TextContent.Trim());
        Assert.Equal(3, relay.Mails.DistinctBy(received => received.To).Count());
        Assert.Equal(3, relay.Mails.Count);
    }

    [Fact]
    public async Task A_reader_may_not_steer()
    {
        await using var relay = new SmtpSink { Script = (stage, _) => stage == SmtpStage.Rcpt ? "450 later" : null };
        await using var hub = relay.Hub();
        var mail = await hub.QueueAsync(MailSteps.Draft);
        await hub.SettledAsync();
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);

        await visitor.OpenAsync($"/admin/campaigns/test/mailbox/{mail.Id}");

        Assert.NotEqual(HttpStatusCode.OK, visitor.Status);
    }

    [Fact]
    public async Task A_release_leaves_at_its_hour_on_the_campaigns_clock_and_is_public_from_then_on()
    {
        await using var relay = new SmtpSink();
        await using var hub = relay.Hub();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var list = await PressDesk.ListAsync(hub, 2);
        var release = await PressDesk.ReleaseAsync(hub);
        await visitor.OpenAsync($"/admin/campaigns/test/releases/{release}/sending?list={list}");

        // 10:00 in Paris; the hour that is over is refused.
        await visitor.SubmitAsync("form#send", ("AtLocal", "2023-02-07T09:59"));
        Assert.Contains("The hour to send at is over", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync($"/admin/campaigns/test/releases/{release}/sending?list={list}");
        await visitor.SubmitAsync("form#send", ("AtLocal", "2023-02-07T12:30"));
        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
        using var reader = Visitor.At(hub);
        await reader.OpenAsync("/releases/the-algorithm");
        Assert.Equal(HttpStatusCode.NotFound, reader.Status);

        hub.Clock.Advance(TimeSpan.FromMinutes(149));
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        Assert.Empty(relay.Mails);
        hub.Clock.Advance(TimeSpan.FromMinutes(1));
        await hub.UntilAsync(row => row.State == DeliveryState.Accepted);
        Assert.Equal(2, relay.Mails.Count);
        await reader.OpenAsync("/releases/the-algorithm");
        Assert.Equal(HttpStatusCode.OK, reader.Status);
    }

    [Fact]
    public async Task D10_what_is_found_long_after_its_hour_at_the_start_waits_to_be_told()
    {
        await using var relay = new SmtpSink();
        await using var hub = relay.Hub();
        var late = await hub.QueueAsync(MailSteps.Draft.To(2) with { SendAt = HubFactory.Start.AddHours(5) });
        await hub.InsideAsync(async services =>
        {
            // The hub stood still for a day; this is the first thing that the next start does.
            hub.Clock.Advance(TimeSpan.Zero);
            var db = services.GetRequiredService<CampaignHub.Data.HubDb>();
            await db.Set<OutgoingMail>()
                .ExecuteUpdateAsync(set => set.SetProperty(mail => mail.ScheduledFor, HubFactory.Start.AddDays(-1)));
            await services.GetRequiredService<SteerSending>().HoldLateAsync(TestContext.Current.CancellationToken);
            await db.Set<Delivery>().ExecuteUpdateAsync(set => set.SetProperty(row => row.DueAt, HubFactory.Start.AddDays(-1)));
            return true;
        });
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        Assert.Empty(relay.Mails);
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        await visitor.OpenAsync($"/admin/campaigns/test/mailbox/{late.Id}");
        Assert.Contains("It was to leave on 6 February 2023", visitor.Text, StringComparison.Ordinal);

        await visitor.SubmitAsync("#steering form[action*=Resume]");
        await hub.UntilAsync(row => row.State == DeliveryState.Accepted);
        Assert.Equal(2, relay.Mails.Count);
    }

    [Fact]
    public async Task A_trial_goes_to_the_one_address_with_the_embargo_line_and_notes_nothing()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var list = await PressDesk.ListAsync(hub, 2);
        var release = await PressDesk.ReleaseAsync(hub, embargo: new DateTime(2023, 2, 15, 6, 0, 0));
        await visitor.OpenAsync($"/admin/campaigns/test/releases/{release}/sending?list={list}");

        await visitor.SubmitAsync("form#seed", ("to", "me@example.org"));

        using var message = await MimeKit.MimeMessage.LoadAsync(
            Assert.Single(await PressDesk.OutboxAsync(hub, 1)),
            TestContext.Current.CancellationToken
        );
        Assert.Equal("me@example.org", Assert.Single(message.To.Mailboxes).Address);
        Assert.Contains("EMBARGO", message.TextBody, StringComparison.Ordinal);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<CampaignHub.Features.Press.Releases.Sending>().CountAsync()));
    }
}
