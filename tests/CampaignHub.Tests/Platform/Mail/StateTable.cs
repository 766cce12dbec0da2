using System.Globalization;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Mail.Bounces;
using CampaignHub.Platform.Mail.Reading;
using CampaignHub.Testing.Smtp;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Platform.Mail;

/// <summary>
/// mail.md T1, T2, B5, B8, D6: seven answers at seven stages. Until somebody is named the answer is about us and the relay (RFC 5321 §3.1, §4.2.4.1); a refusal
/// of the sender never falls back on the recipient; an answer to the final dot is an answer, and nothing here is uncertain.
/// </summary>
public sealed class StateTable
{
    private const string Rests = "rests";
    private const string Later = "later";

    // What becomes of it: the relay rests, the recipient comes later, or it has failed with this reason and effect.
    private static readonly Dictionary<SmtpStage, (string Answer, string Becomes)[]> Cells = new()
    {
        [SmtpStage.Connect] = Everything(Rests),
        [SmtpStage.Ehlo] = Everything(Rests),
        [SmtpStage.Auth] = Everything(Rests),
        [SmtpStage.Mail] =
        [
            ("421 4.3.2 shutting down|", Rests),
            ("450 4.7.1 try again later", Later),
            ("451 4.3.0 local error", Later),
            ("454 4.7.0 throttling failure", Rests),
            ("550 5.1.1 user unknown", "Policy Alert"),
            ("552 5.3.4 message too big", "TooBig Alert"),
            ("554 5.7.1 sender rejected", "Policy Alert"),
        ],
        [SmtpStage.Rcpt] =
        [
            ("421 4.3.2 shutting down|", Rests),
            ("450 4.2.0 greylisted", Later),
            ("451 4.7.1 try again later", Later),
            ("454 4.7.0 throttling failure", Rests),
            ("550 5.1.1 user unknown", "UnknownUser Suppress"),
            ("552 5.2.2 mailbox full", "Full Count"),
            // RFC 5321 §4.5.3.1.10.
            ("552 5.5.3 too many recipients", Later),
            ("554 5.7.1 blocked by our policy", "Policy Alert"),
        ],
        [SmtpStage.Data] =
        [
            ("421 4.3.2 shutting down|", Rests),
            ("450 4.3.2 not now", Later),
            ("451 4.3.0 local error", Later),
            ("454 4.7.0 throttling failure", Rests),
            ("550 5.7.1 refused by our policy", "Policy Alert"),
            ("552 5.3.4 message too big", "TooBig Alert"),
            ("554 5.6.0 bad content", "Content Alert"),
        ],
        [SmtpStage.Dot] =
        [
            ("421 4.3.2 shutting down|", Rests),
            ("450 4.2.1 not now", Later),
            ("451 4.3.0 local error", Later),
            ("454 4.7.0 throttling failure", Rests),
            ("550 5.7.1 looks like spam", "Spam Alert"),
            ("552 5.2.2 mailbox full", "Full Count"),
            ("554 5.6.0 bad content", "Content Alert"),
        ],
    };

    [Theory]
    [InlineData("Connect", true)]
    [InlineData("Ehlo", true)]
    [InlineData("Auth", true)]
    [InlineData("Mail", true)]
    [InlineData("Mail", false)]
    [InlineData("Rcpt", true)]
    [InlineData("Rcpt", false)]
    [InlineData("Data", true)]
    [InlineData("Data", false)]
    [InlineData("Dot", true)]
    [InlineData("Dot", false)]
    public async Task T1_T2_B8_each_answer_at_each_stage_leads_where_it_must_and_nobody_is_lost(string stage, bool pipelining)
    {
        var at = Enum.Parse<SmtpStage>(stage);
        await using var relay = new SmtpSink
        {
            Pipelining = pipelining,
            User = at == SmtpStage.Auth ? "hub" : null,
            Password = "secret",
        };
        await using var hub = relay.Hub(connections: 1).Expecting("The mail relay cannot be used");
        hub.Settings["CampaignHub:Mail:Smtp:User"] = relay.User;
        hub.Settings["CampaignHub:Mail:Smtp:Password"] = relay.Password;

        foreach (var (answer, becomes) in Cells[at])
        {
            relay.Script = (now, _) => now == at ? SmtpReply.FromString(answer) : null;
            await hub.QueueAsync(MailSteps.Draft);
            await hub.SettledAsync();

            var row = Assert.Single(await hub.DeliveriesAsync());
            Assert.Equal($"{answer}: {becomes}", $"{answer}: {await BecameAsync(hub, row, answer)}");
            Assert.Empty(relay.Mails);
            await GoesLaterAsync(hub, relay, row, becomes);
        }
    }

    private static async Task<string> BecameAsync(HubFactory hub, Delivery row, string answer)
    {
        var code = int.Parse(answer.AsSpan(0, 3), CultureInfo.InvariantCulture);
        var relay = await hub.DbAsync(db => db.Set<RelayState>().AsNoTracking().SingleAsync(state => state.Id == RelayState.FirstId));
        var rests = relay.IsPaused(hub.Clock.GetUtcNow());
        Assert.Equal(code, rests ? relay.ReplyCode : row.ReplyCode);
        Assert.Equal(rests ? 0 : 1, row.Attempts);
        Assert.Null(row.LeaseToken);
        var isSuppressed = await hub.DbAsync(db => db.Set<SuppressedAddress>().AnyAsync());
        Assert.Equal(row.BounceEffect == BounceEffect.Suppress, isSuppressed);
        return (row.State, rests) switch
        {
            (DeliveryState.Queued, true) => Rests,
            (DeliveryState.Deferred, false) => Later,
            (DeliveryState.Failed, false) => $"{row.Bounce} {row.BounceEffect}",
            _ => $"{row.State}, the relay {(rests ? "rests" : "works")}",
        };
    }

    // What is not refused for good goes by itself when the world is well again, at the first try that counts or the second.
    private static async Task GoesLaterAsync(HubFactory hub, SmtpSink relay, Delivery row, string becomes)
    {
        relay.Script = (_, _) => null;
        if (becomes is Rests or Later)
        {
            hub.Clock.Advance(TimeSpan.FromMinutes(becomes == Rests ? 1 : 8));
            await hub.UntilAsync(each => each.State == DeliveryState.Accepted);
            await hub.UntilRelayAsync(isPaused: false);
            Assert.Equal(becomes == Rests ? 1 : 2, Assert.Single(await hub.DeliveriesAsync()).Attempts);
            Assert.Equal(row.MessageId, Assert.Single(relay.Mails).Parse().MessageId);
        }

        // Over a connection that is still kept the next mail would never come to the stage.
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (relay.Open > 0)
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), "A connection that nobody needs stays open.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        relay.Forget();
        await hub.DbAsync(db => db.Set<Delivery>().ExecuteDeleteAsync());
        await hub.DbAsync(db => db.Set<SuppressedAddress>().ExecuteDeleteAsync());
    }

    private static (string Answer, string Becomes)[] Everything(string becomes) =>
        [
            ("421 4.3.2 shutting down|", becomes),
            ("450 4.7.1 not now", becomes),
            ("451 4.3.0 local error", becomes),
            ("454 4.7.0 temporary failure", becomes),
            ("550 5.7.1 not you", becomes),
            ("552 5.3.4 too much", becomes),
            ("554 5.3.2 no service here", becomes),
        ];
}
