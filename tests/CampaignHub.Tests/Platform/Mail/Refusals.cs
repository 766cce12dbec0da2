using CampaignHub.Platform.Mail;
using CampaignHub.Testing.Smtp;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Platform.Mail;

/// <summary>What silence and answers beside the <see cref="StateTable"/> make of a delivery, with and without PIPELINING.</summary>
public sealed class Refusals
{
    // Closed without a word; after the final dot the relay has the mail all the same.
    private const string Drop = "";

    public static TheoryData<string, string, string, bool> Table()
    {
        var rows = new TheoryData<string, string, string, bool>();
        (string Stage, string Answer, string State)[] answers =
        [
            ("Rcpt", "452 4.2.2 full", "Deferred"),
            ("Rcpt", "554 5.7.1 no|", "Failed"),
            ("Data", "554 5.5.1 no|", "Failed"),
            ("Data", Drop, "Deferred"),
            ("Dot", "452 4.3.1 full", "Deferred"),
            ("Dot", "554 5.6.0 no|", "Failed"),
            ("Dot", "451 4.3.0 later|", "Deferred"),
            ("Dot", Drop, "Uncertain"),
            // The relay's own trouble leaves the recipient as they were.
            ("Connect", Drop, "Queued"),
            ("Ehlo", Drop, "Queued"),
            ("Mail", "530 5.7.0 sign in", "Queued"),
            ("Mail", Drop, "Queued"),
            ("Rcpt", Drop, "Queued"),
        ];
        foreach (var (stage, answer, state) in answers)
        {
            rows.Add(stage, answer, state, true);
            rows.Add(stage, answer, state, false);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Each_answer_leads_where_it_must(string stage, string answer, string state, bool pipelining)
    {
        var at = Enum.Parse<SmtpStage>(stage);
        await using var relay = new SmtpSink { Pipelining = pipelining, Script = (now, _) => now == at ? Reply(at, answer) : null };
        await using var hub = relay.Hub(connections: 1).Expecting("The mail relay cannot be used").Expecting("is uncertain");

        await hub.QueueAsync(MailSteps.Draft);
        var expected = Enum.Parse<DeliveryState>(state);
        var isDown = expected == DeliveryState.Queued;
        await hub.UntilAsync(row => row.State == expected && (!isDown || row.DueAt > hub.Clock.GetUtcNow()));

        var row = Assert.Single(await hub.DeliveriesAsync());
        var pause = await hub.DbAsync(db => db.Set<RelayState>().SingleAsync(state => state.Id == RelayState.FirstId));
        Assert.Equal(isDown, pause.IsPaused(hub.Clock.GetUtcNow()));
        Assert.Equal(isDown ? 0 : 1, row.Attempts);
        Assert.Null(row.LeaseToken);
        if (answer.Length > 0)
        {
            Assert.Equal(
                int.Parse(answer.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture),
                isDown ? pause.ReplyCode : row.ReplyCode
            );
        }
    }

    private static SmtpReply Reply(SmtpStage at, string answer) =>
        answer.Length > 0 ? SmtpReply.FromString(answer)
        : at == SmtpStage.Dot ? SmtpReply.DropAfterStoring
        : SmtpReply.Drop;

    [Fact]
    public async Task A_refused_address_does_not_hold_back_the_others()
    {
        await using var relay = new SmtpSink
        {
            Script = (stage, line) =>
                stage == SmtpStage.Rcpt && line.Contains("journalist003", StringComparison.Ordinal) ? "550 5.1.1 unknown" : null,
        };
        await using var hub = relay.Hub(connections: 1);

        await hub.QueueAsync(MailSteps.Draft.To(6));
        await hub.SettledAsync();

        var rows = await hub.DeliveriesAsync();
        Assert.Equal(["journalist003@example.org"], rows.Where(row => row.State == DeliveryState.Failed).Select(row => row.Address));
        Assert.Equal(5, relay.Mails.Count);
        Assert.Equal(1, relay.Connections);
    }

    [Fact]
    public async Task A_mail_that_may_have_left_is_never_sent_again_by_itself()
    {
        await using var relay = new SmtpSink { Script = (stage, _) => stage == SmtpStage.Dot ? SmtpReply.DropAfterStoring : null };
        await using var hub = relay.Hub().Expecting("is uncertain");
        await hub.QueueAsync(MailSteps.Draft);
        await hub.SettledAsync();
        relay.Script = (_, _) => null;

        hub.Clock.Advance(TimeSpan.FromDays(10));
        await hub.QueueAsync(MailSteps.Draft with { Recipients = [new MailRecipient("max@example.org", "Max")] });
        await hub.SettledAsync();

        Assert.Single(relay.Mails, mail => mail.To.Contains("zoe@", StringComparison.Ordinal));
        Assert.Single(relay.Mails, mail => mail.To.Contains("max@", StringComparison.Ordinal));
        var row = (await hub.DeliveriesAsync()).Single(row => row.Address == "zoe@example.org");
        Assert.Equal((DeliveryState.Uncertain, DeliveryReasons.Lost), (row.State, row.ReplyText));
        Assert.NotNull(row.Raw);
    }

    [Fact]
    public async Task A_greylisted_mail_goes_at_the_second_try_and_is_given_up_after_a_day()
    {
        await using var relay = new SmtpSink { Script = (stage, _) => stage == SmtpStage.Rcpt ? "450 4.2.0 greylisted" : null };
        await using var hub = relay.Hub();
        await hub.QueueAsync(MailSteps.Draft.To(2));
        await hub.SettledAsync();
        var first = await hub.DeliveriesAsync();
        Assert.All(first, row => Assert.InRange(row.DueAt - hub.Clock.GetUtcNow(), TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(8)));

        relay.Script = (stage, line) =>
            stage == SmtpStage.Rcpt && line.Contains("journalist001", StringComparison.Ordinal) ? "450 4.2.0 greylisted" : null;
        hub.Clock.Advance(TimeSpan.FromMinutes(8));
        await hub.UntilAsync(row => row.Attempts == 2);
        for (var hour = 0; hour < 21; hour++)
        {
            hub.Clock.Advance(TimeSpan.FromHours(1.2));
            await hub.SettledAsync();
        }

        var last = await hub.DeliveriesAsync();
        Assert.Equal([DeliveryState.Failed, DeliveryState.Accepted], last.Select(row => row.State));
        Assert.InRange(last[0].Attempts, 10, 30);
    }

    [Fact]
    public async Task A_paused_relay_is_tried_again_later_and_then_everything_goes()
    {
        await using var relay = new SmtpSink { Script = (stage, _) => stage == SmtpStage.Connect ? "421 busy|" : null };
        await using var hub = relay.Hub().Expecting("The mail relay cannot be used");
        await hub.QueueAsync(MailSteps.Draft.To(10));
        await hub.UntilRelayRestsAsync();

        relay.Script = (_, _) => null;
        hub.Clock.Advance(TimeSpan.FromMinutes(1));
        await hub.UntilAsync(row => row.State == DeliveryState.Accepted);

        Assert.Equal(10, relay.Mails.Count);
        Assert.All(await hub.DeliveriesAsync(), row => Assert.Equal(1, row.Attempts));
        await hub.UntilRelayAsync(isPaused: false);
    }
}
