using CampaignHub.Platform.Mail;
using CampaignHub.Testing.Smtp;

namespace CampaignHub.Tests.Platform.Mail;

/// <summary>mail.md D3, D5, D6, D7: the link is reset, or the relay says nothing more, at each point of a talk and on all connections at once.</summary>
public sealed class BrokenLinks
{
    private const int Recipients = 12;

    private static readonly int[] Connections = [1, 4];
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("HUB_TEST_LONG") == "1";

    // Per connection: the fewest and the most that are uncertain afterwards, and how many of these the relay has. Before the whole text has left it is safe to
    // try again (D6); what a reset does to bytes under way nobody can say.
    private static readonly (string Point, bool IsReset, int Fewest, int Most, bool AreKept)[] Table =
    [
        ("Connect", true, 0, 0, false),
        ("Ehlo", true, 0, 0, false),
        ("Mail", true, 0, 0, false),
        ("Rcpt", true, 0, 0, false),
        ("Data", true, 0, 0, false),
        ("Text", true, 0, 1, false),
        ("Dot", true, 1, 1, true),
        ("Answered", true, 0, 1, true),
        ("Committed", true, 0, 0, false),
        ("Connect", false, 0, 0, false),
        ("Ehlo", false, 0, 0, false),
        ("Mail", false, 0, 0, false),
        ("Rcpt", false, 0, 0, false),
        ("Data", false, 0, 0, false),
        ("Text", false, 1, 1, false),
        ("Dot", false, 1, 1, true),
        ("Answered", false, 0, 0, false),
        ("Committed", false, 0, 0, false),
    ];

    public static TheoryData<string, bool, int> Cells() =>
        [
            .. from row in Table
            from connections in Connections
            where IsLong || (connections == 4 && row.Point is "Mail" or "Data" or "Dot")
            select new TheoryDataRow<string, bool, int>(row.Point, row.IsReset, connections),
        ];

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task D7_when_the_link_breaks_each_is_accepted_once_or_uncertain(string point, bool isReset, int connections)
    {
        var cell = Table.Single(each => each.Point == point && each.IsReset == isReset);
        var faults = 0;
        await using var relay = new SmtpSink { Resets = true };
        relay.Script = (stage, _) =>
            IsThere(point, stage, relay.Mails.Count >= connections) && Interlocked.Increment(ref faults) <= connections
                ? Fault(point, isReset)
                : null;
        await using var hub = relay.Hub(connections).Expecting("The mail relay cannot be used").Expecting("is uncertain");
        hub.Settings["CampaignHub:Mail:Smtp:CommandSeconds"] = "1";
        hub.Settings["CampaignHub:Mail:Smtp:FinalDotSeconds"] = "1";

        await hub.QueueAsync(MailSteps.Draft.To(Recipients));
        await FinalAsync(hub);

        var rows = await hub.DeliveriesAsync();
        var kept = relay.Mails.Select(mail => mail.To).ToList();
        var uncertain = rows.Where(row => row.State == DeliveryState.Uncertain).ToList();
        Assert.True(faults >= connections, $"{faults} faults");
        Assert.Equal(kept.Count, kept.Distinct().Count());
        Assert.Equal(Recipients, rows.Count(row => row.State == DeliveryState.Accepted) + uncertain.Count);
        Assert.InRange(uncertain.Count, cell.Fewest * connections, cell.Most * connections);
        Assert.Equal(cell.AreKept ? uncertain.Count : 0, uncertain.Count(row => kept.Contains(row.Address)));
        Assert.Equal(
            rows.Where(row => row.State == DeliveryState.Accepted).Select(row => row.Address),
            kept.Except(uncertain.Select(row => row.Address)).Order()
        );
    }

    // A relay that rests, and recipients that come later: until nothing waits any more.
    private static async Task FinalAsync(HubFactory hub)
    {
        for (var wait = 0; wait < 600; wait++)
        {
            var rows = await hub.DeliveriesAsync();
            if (rows.TrueForAll(row => Delivery.Final.Contains(row.State)))
            {
                return;
            }

            if (rows.TrueForAll(row => row.LeaseToken is null || Delivery.Final.Contains(row.State)))
            {
                hub.Clock.Advance(TimeSpan.FromSeconds(30));
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Fail("The deliveries do not become final.");
    }

    private static bool IsThere(string point, SmtpStage stage, bool hasKept) =>
        point switch
        {
            "Answered" => stage == SmtpStage.Dot,
            "Committed" => stage == SmtpStage.Mail && hasKept,
            _ => stage.ToString() == point,
        };

    private static SmtpReply Fault(string point, bool isReset) =>
        point switch
        {
            // 250 is said; then the link is gone, or the relay mute.
            "Answered" => SmtpReply.FromString("250 2.0.0 Ok") with { Fault = isReset ? SmtpFault.Close : SmtpFault.HangAfter },
            "Dot" => isReset ? SmtpReply.DropAfterStoring : SmtpReply.Hang with { Fault = SmtpFault.HangAfterStoring },
            _ => isReset ? SmtpReply.Drop : SmtpReply.Hang,
        };

    [Fact]
    public void D5_the_relay_has_as_long_as_the_standard_gives_it_and_never_longer_than_a_lease()
    {
        Assert.Equal((TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10)), (RelayPatience.Usual.Command, RelayPatience.Usual.FinalDot));
        Assert.Equal(RelayPatience.Usual, RelayPatience.Of(86400, 86400));
    }
}
