using CampaignHub.Platform.Access;
using CampaignHub.Platform.Mail;
using CampaignHub.Testing.Smtp;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Platform.Mail;

/// <summary>Several workers, and workers that slept or were killed.</summary>
public sealed class Fencing
{
    [Fact]
    public async Task Three_workers_on_one_queue_send_each_mail_once()
    {
        await using var relay = new SmtpSink();
        await using var hub = relay.Hub();
        var others = Enumerable.Range(0, 2).Select(_ => ActivatorUtilities.CreateInstance<DeliveryWorker>(hub.Services)).ToList();
        foreach (var other in others)
        {
            await other.StartAsync(TestContext.Current.CancellationToken);
        }

        await hub.QueueAsync(MailSteps.Draft.To(120));
        await hub.SettledAsync();

        Assert.Equal(120, relay.Mails.Count);
        Assert.Equal(120, relay.Mails.DistinctBy(mail => mail.To).Count());
        Assert.All(await hub.DeliveriesAsync(), row => Assert.Equal((DeliveryState.Accepted, 1), (row.State, row.Attempts)));
        foreach (var other in others)
        {
            await other.StopAsync(TestContext.Current.CancellationToken);
            other.Dispose();
        }
    }

    [Fact]
    public async Task A_worker_that_slept_past_its_lease_sends_nothing()
    {
        await using var relay = new SmtpSink();
        await using var hub = relay.Hub(connections: 1);
        var asked = 0;
        var texts = 0;
        relay.Script = (stage, _) =>
        {
            if (stage == SmtpStage.Rcpt && Interlocked.Increment(ref asked) == 1)
            {
                // As if the process had been stopped here for longer than the lease, and another one had taken the row.
                hub.Clock.Advance(TimeSpan.FromMinutes(3));
                Assert.Single(TakeOver(hub));
            }

            if (stage == SmtpStage.Data)
            {
                Interlocked.Increment(ref texts);
            }

            return null;
        };

        await hub.QueueAsync(MailSteps.Draft);
        await Sending.Eventually(() => asked == 1);
        await hub.UntilAsync(row => row.State == DeliveryState.Claimed && row.LeaseUntil > hub.Clock.GetUtcNow());
        await Task.Delay(300, TestContext.Current.CancellationToken);

        Assert.Equal(0, texts);
        // The lease of the other one runs out as well: now it goes, once.
        hub.Clock.Advance(TimeSpan.FromMinutes(3));
        await hub.UntilAsync(row => row.State == DeliveryState.Accepted);
        Assert.Equal(1, texts);
    }

    [Fact]
    public async Task What_a_killed_process_left_is_uncertain_if_it_had_begun_to_leave_and_goes_again_if_not()
    {
        await using var relay = new SmtpSink { Script = (stage, _) => stage == SmtpStage.Connect ? "421 busy|" : null };
        await using var hub = relay.Hub().Expecting("The mail relay cannot be used");
        await hub.QueueAsync(MailSteps.Draft.To(3));
        await hub.UntilRelayRestsAsync();
        var dead = Guid.CreateVersion7();
        await LeaveBehindAsync(hub, "journalist001@example.org", DeliveryState.DataStarted, dead);
        await LeaveBehindAsync(hub, "journalist002@example.org", DeliveryState.Claimed, dead);
        relay.Script = (_, _) => null;

        await File.WriteAllTextAsync(
            Path.Combine(hub.DataFolder, "instances", $"{dead:n}.lock"),
            "",
            TestContext.Current.CancellationToken
        );
        await hub.UntilAsync(row => row.State is DeliveryState.Uncertain or DeliveryState.Queued);
        hub.Clock.Advance(TimeSpan.FromMinutes(1));
        await hub.SettledAsync();

        var rows = await hub.DeliveriesAsync();
        Assert.Equal([DeliveryState.Uncertain, DeliveryState.Accepted, DeliveryState.Accepted], rows.Select(row => row.State));
        Assert.Equal(2, relay.Mails.Count);
    }

    [Fact]
    public async Task A_begun_mail_whose_process_never_came_back_is_uncertain_when_its_lease_is_over()
    {
        await using var relay = new SmtpSink();
        await using var hub = relay.Hub();
        await hub.QueueAsync(MailSteps.Draft);
        await hub.SettledAsync();
        await LeaveBehindAsync(hub, "zoe@example.org", DeliveryState.DataStarted, Guid.CreateVersion7());
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.Equal(DeliveryState.DataStarted, Assert.Single(await hub.DeliveriesAsync()).State);

        hub.Clock.Advance(TimeSpan.FromMinutes(13));
        await hub.UntilAsync(row => row.State == DeliveryState.Uncertain);

        Assert.Single(relay.Mails);
    }

    [Fact]
    public async Task A_stop_lets_the_mail_in_flight_finish_and_gives_the_others_back()
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
        await hub.QueueAsync(MailSteps.Draft.To(5));
        await Sending.Eventually(() => dots == 1);

        var stopping = hub.Services.GetServices<IHostedService>().OfType<DeliveryWorker>().Single().StopAsync(CancellationToken.None);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.False(stopping.IsCompleted);
        gate.Release(10);
        await stopping.WaitAsync(TimeSpan.FromSeconds(8), TestContext.Current.CancellationToken);

        var rows = await hub.DeliveriesAsync();
        Assert.Equal(1, rows.Count(row => row.State == DeliveryState.Accepted));
        Assert.Equal(4, rows.Count(row => row is { State: DeliveryState.Queued, LeaseToken: null, Attempts: 0 }));
        Assert.Single(relay.Mails);
    }

    private static List<Delivery> TakeOver(HubFactory hub)
    {
        using var scope = hub.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<Here>().EnterEverywhere();
        return scope.ServiceProvider.GetRequiredService<DeliveryLedger>().ClaimAsync(10, CancellationToken.None).GetAwaiter().GetResult();
    }

    private static Task<int> LeaveBehindAsync(HubFactory hub, string address, DeliveryState state, Guid owner) =>
        hub.DbAsync(db =>
            db.Set<Delivery>()
                .Where(row => row.Address == address)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(row => row.State, state)
                        .SetProperty(row => row.Owner, owner)
                        .SetProperty(row => row.LeaseToken, Guid.CreateVersion7())
                        .SetProperty(row => row.LeaseUntil, hub.Clock.GetUtcNow() + TimeSpan.FromMinutes(12))
                )
        );
}
