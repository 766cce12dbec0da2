using CampaignHub.Platform.Mail;
using CampaignHub.Testing.Smtp;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Platform.Mail;

/// <summary>A second relay that takes over by rule, and connections that are used with measure: mail.md T2 to T5.</summary>
public sealed class SeveralRelays
{
    [Fact]
    public async Task T2_while_the_first_relay_rests_the_second_sends_and_the_first_is_asked_again_later()
    {
        await using var first = new SmtpSink { Script = (stage, _) => stage == SmtpStage.Connect ? "421 4.3.2 busy|" : null };
        await using var second = new SmtpSink();
        await using var hub = first.Hub().Expecting("The mail relay cannot be used");
        Spare(hub, second);

        await hub.QueueAsync(MailSteps.Draft.To(20));
        await hub.UntilAsync(row => row.State == DeliveryState.Accepted);

        Assert.Empty(first.Mails);
        Assert.Equal(20, second.Mails.DistinctBy(mail => mail.To).Count());
        Assert.Equal(20, second.Mails.Count);
        Assert.All(await hub.DeliveriesAsync(), row => Assert.Equal(1, row.Attempts));
        Assert.Equal([RelayState.FirstId], await RestingAsync(hub));
        using var administrator = await hub.AdministratorAsync();
        await administrator.OpenAsync("/admin/mailbox");
        Assert.Contains("the second one sends meanwhile", administrator.Text, StringComparison.Ordinal);

        first.Script = (_, _) => null;
        hub.Clock.Advance(TimeSpan.FromMinutes(1));
        await hub.QueueAsync(MailSteps.Draft);
        await hub.UntilAsync(row => row.State == DeliveryState.Accepted);
        Assert.Equal("zoe@example.org", Assert.Single(first.Mails).To);
        Assert.Equal(20, second.Mails.Count);
        await hub.UntilRelayAsync(isPaused: false);
    }

    [Fact]
    public async Task D6_what_may_have_left_over_the_first_relay_never_goes_over_the_second_by_itself()
    {
        await using var first = new SmtpSink { Script = (stage, _) => stage == SmtpStage.Dot ? SmtpReply.DropAfterStoring : null };
        await using var second = new SmtpSink();
        await using var hub = first.Hub(connections: 1).Expecting("is uncertain").Expecting("The mail relay cannot be used");
        Spare(hub, second);

        await hub.QueueAsync(MailSteps.Draft);
        await hub.UntilAsync(row => row.State == DeliveryState.Uncertain);
        hub.Clock.Advance(TimeSpan.FromHours(1));
        first.Script = (stage, _) => stage == SmtpStage.Connect ? "421 4.3.2 busy|" : null;
        await hub.QueueAsync(MailSteps.Draft with { Recipients = [new MailRecipient("max@example.org", "Max")] });
        await hub.SettledAsync();

        Assert.Equal("zoe@example.org", Assert.Single(first.Mails).To);
        Assert.Equal("max@example.org", Assert.Single(second.Mails).To);
    }

    [Theory]
    [InlineData("true", 4)]
    [InlineData("false", 0)]
    public async Task T3_what_the_first_relay_takes_no_more_goes_over_the_second_only_if_that_is_the_rule(string whenFull, int overSecond)
    {
        await using var first = new SmtpSink();
        await using var second = new SmtpSink();
        await using var hub = first.Hub();
        Spare(hub, second);
        hub.Settings["CampaignHub:Mail:Smtp:Limits"] = "6/h";
        hub.Settings["CampaignHub:Mail:Spare:Limits"] = "4/h";
        hub.Settings["CampaignHub:Mail:Spare:WhenFull"] = whenFull;

        await hub.QueueAsync(MailSteps.Draft.To(12));
        await first.WaitAsync(6);
        await second.WaitAsync(overSecond);
        await Task.Delay(1500, TestContext.Current.CancellationToken);

        Assert.Equal((6, overSecond), (first.Mails.Count, second.Mails.Count));
        Assert.Equal(12 - 6 - overSecond, (await hub.DeliveriesAsync()).Count(row => row is { State: DeliveryState.Queued, Attempts: 0 }));
    }

    [Fact]
    public async Task T4_a_connection_carries_so_many_mails_and_no_more_and_is_closed_when_nothing_waits()
    {
        var carried = new System.Collections.Concurrent.ConcurrentDictionary<int, int>();
        await using var relay = new SmtpSink();
        await using var hub = relay.Hub(connections: 2);
        hub.Settings["CampaignHub:Mail:Smtp:MessagesPerConnection"] = "5";

        await hub.QueueAsync(MailSteps.Draft.To(33));
        await hub.UntilAsync(row => row.State == DeliveryState.Accepted);
        foreach (var mail in relay.Mails)
        {
            carried.AddOrUpdate(mail.Connection, 1, (_, count) => count + 1);
        }

        Assert.Equal(33, relay.Mails.DistinctBy(mail => mail.To).Count());
        Assert.All(carried.Values, count => Assert.InRange(count, 1, 5));
        Assert.InRange(relay.MostOpen, 1, 3);
        await Sending.Eventually(() => relay.Open == 0);
    }

    [Fact]
    public async Task T4_a_relay_that_counts_for_itself_loses_nobody()
    {
        var inOne = 0;
        await using var relay = new SmtpSink();
        relay.Script = (stage, _) =>
            // A new connection begins to count anew.
            stage == SmtpStage.Connect
            && Interlocked.Exchange(ref inOne, 0) < 0
                ? null
            : stage == SmtpStage.Mail && Interlocked.Increment(ref inOne) > 5 ? "421 4.7.0 Too many messages in this connection|"
            : null;
        await using var hub = relay.Hub(connections: 1).Expecting("The mail relay cannot be used");
        await hub.QueueAsync(MailSteps.Draft.To(12));

        for (var tries = 0; tries < 5; tries++)
        {
            await Task.Delay(400, TestContext.Current.CancellationToken);
            hub.Clock.Advance(TimeSpan.FromMinutes(2));
        }

        await hub.UntilAsync(row => row.State == DeliveryState.Accepted);
        Assert.Equal(12, relay.Mails.DistinctBy(mail => mail.To).Count());
        Assert.Equal(12, relay.Mails.Count);
        Assert.All(await hub.DeliveriesAsync(), row => Assert.Equal(1, row.Attempts));
    }

    [Fact]
    public async Task T5_a_small_release_is_not_stuck_behind_a_big_one()
    {
        await using var relay = new SmtpSink();
        await using var hub = relay.Hub(connections: 1);
        using var gate = new SemaphoreSlim(0);
        var dots = 0;
        relay.BeforeReply = (stage, _) => stage == SmtpStage.Dot ? WaitAsync() : Task.CompletedTask;
        Task WaitAsync()
        {
            Interlocked.Increment(ref dots);
            return gate.WaitAsync(TestContext.Current.CancellationToken);
        }

        await hub.QueueAsync(MailSteps.Draft.To(120));
        await Sending.Eventually(() => dots == 1);
        await hub.QueueAsync(MailSteps.Draft);
        gate.Release(200);
        await hub.UntilAsync(row => row.State == DeliveryState.Accepted);

        var place = relay.Mails.ToList().FindIndex(mail => mail.To == "zoe@example.org");
        Assert.InRange(place, 1, 8);
    }

    [Theory]
    [InlineData("1", 0, "accepted: 250", 1, 0)]
    [InlineData("2", 0, "accepted: 250", 0, 1)]
    [InlineData("3", 1, "There is no relay 3", 0, 0)]
    public async Task A_test_goes_over_the_relay_that_is_named(string number, int exitCode, string says, int overFirst, int overSecond)
    {
        await using var first = new SmtpSink();
        await using var second = new SmtpSink();
        using var machine = new HubCommand
        {
            Environment =
            {
                ["CampaignHub__Mail__Smtp__Host"] = "127.0.0.1",
                ["CampaignHub__Mail__Smtp__Port"] = $"{first.Port}",
                ["CampaignHub__Mail__Smtp__Security"] = "None",
                ["CampaignHub__Mail__Spare__Host"] = "127.0.0.1",
                ["CampaignHub__Mail__Spare__Port"] = $"{second.Port}",
                ["CampaignHub__Mail__Spare__Security"] = "None",
            },
        };

        var said = await machine.RunAsync(["mail", "send-test", "--to", "zoe@example.org", "--relay", number]);

        Assert.Equal(exitCode, said.ExitCode);
        Assert.Contains(says, said.Output + said.Error, StringComparison.Ordinal);
        Assert.Equal((overFirst, overSecond), (first.Mails.Count, second.Mails.Count));
    }

    private static void Spare(HubFactory hub, SmtpSink relay)
    {
        hub.Settings["CampaignHub:Mail:Spare:Host"] = "127.0.0.1";
        hub.Settings["CampaignHub:Mail:Spare:Port"] = $"{relay.Port}";
        hub.Settings["CampaignHub:Mail:Spare:Security"] = "None";
    }

    private static Task<List<int>> RestingAsync(HubFactory hub) =>
        hub.DbAsync(db => db.Set<RelayState>().Where(state => state.PausedUntil != null).Select(state => state.Id).ToListAsync());
}
