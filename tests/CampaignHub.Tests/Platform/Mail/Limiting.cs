using CampaignHub.Platform.Mail;
using CampaignHub.Testing.Smtp;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Platform.Mail;

/// <summary>mail.md T3 and T5: what leaves is counted at the relay, by the relay's own clock.</summary>
public sealed class Limiting
{
    [Fact]
    public async Task T3_in_no_window_of_the_relays_log_are_there_more_than_the_limits_say()
    {
        var times = new System.Collections.Concurrent.ConcurrentQueue<(long At, string To)>();
        await using var relay = new SmtpSink();
        relay.BeforeReply = async (stage, _) =>
        {
            if (stage == SmtpStage.Dot)
            {
                // The relay is slow by fits and starts: the windows are held where it counts, not where we let go.
                await Task.Delay(Random.Shared.Next(0, 120), TestContext.Current.CancellationToken);
                times.Enqueue((System.Diagnostics.Stopwatch.GetTimestamp(), ""));
            }
        };
        await using var hub = relay.Hub();
        hub.Settings["CampaignHub:Mail:Smtp:Limits"] = "10/s";
        using var clock = Run(hub);

        await hub.QueueAsync(MailSteps.Draft.To(45));
        await hub.UntilAsync(row => row.State == DeliveryState.Accepted);

        var at = times.Select(each => each.At).Order().ToList();
        Assert.Equal(45, at.Count);
        var window = System.Diagnostics.Stopwatch.Frequency;
        Assert.All(at, begin => Assert.InRange(at.Count(each => each >= begin && each < begin + window), 1, 10));
    }

    [Fact]
    public async Task T3_a_restart_does_not_forget_what_was_sent_before()
    {
        await using var relay = new SmtpSink();
        await using var hub = relay.Hub();
        hub.Settings["CampaignHub:Mail:Smtp:Limits"] = "3/h";
        await hub.QueueAsync(MailSteps.Draft.To(3));
        await hub.UntilAsync(row => row.State == DeliveryState.Accepted);

        // What a second process, or the next one, finds in the database.
        var answer = await hub.InsideAsync(services =>
            services
                .GetRequiredService<CampaignHub.Platform.Mail.Limits.SendLimits>()
                .TakeAsync(RelayState.FirstId, "zoe@example.org", TestContext.Current.CancellationToken)
        );
        var room = await hub.InsideAsync(services =>
            services
                .GetRequiredService<CampaignHub.Platform.Mail.Limits.SendLimits>()
                .RoomAsync(RelayState.FirstId, TestContext.Current.CancellationToken)
        );
        Assert.Equal(0, room);
        Assert.Equal(HubFactory.Start.AddHours(1), answer.NotBefore);

        await hub.QueueAsync(MailSteps.Draft);
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        Assert.Equal(3, relay.Mails.Count);
        hub.Clock.Advance(TimeSpan.FromMinutes(61));
        await hub.UntilAsync(row => row.State == DeliveryState.Accepted);
    }

    [Fact]
    public async Task T3_a_domain_that_takes_no_more_holds_back_only_its_own()
    {
        await using var relay = new SmtpSink();
        await using var hub = relay.Hub();
        hub.Settings["CampaignHub:Mail:Smtp:DomainLimits"] = "orange.example 2/h\n* 1000/min";

        await hub.QueueAsync(
            MailSteps.Draft with
            {
                Recipients =
                [
                    .. Enumerable.Range(1, 5).Select(number => new MailRecipient($"j{number}@orange.example", "J")),
                    .. Enumerable.Range(1, 5).Select(number => new MailRecipient($"j{number}@free.example", "J")),
                ],
            }
        );
        await hub.SettledAsync();
        // Asked while the first two were under way, the others came back a second later.
        hub.Clock.Advance(TimeSpan.FromSeconds(2));
        await hub.SettledAsync();

        var rows = await hub.DeliveriesAsync();
        Assert.Equal(
            2,
            rows.Count(row => row.State == DeliveryState.Accepted && row.Address.EndsWith("orange.example", StringComparison.Ordinal))
        );
        Assert.Equal(
            5,
            rows.Count(row => row.State == DeliveryState.Accepted && row.Address.EndsWith("free.example", StringComparison.Ordinal))
        );
        var waiting = rows.Where(row => row.State != DeliveryState.Accepted).ToList();
        Assert.All(
            waiting,
            row => Assert.Equal((DeliveryState.Queued, 0, HubFactory.Start.AddHours(1)), (row.State, row.Attempts, row.DueAt))
        );
    }

    [Theory]
    [InlineData("100 per minute", "", "\"100\" is no limit")]
    [InlineData("0/min", "", "\"0/min\" is no limit")]
    [InlineData("10/min", "orange.fr", "The line \"orange.fr\" names a domain and no limit.")]
    [InlineData("10/min", "orange.fr 20/week", "\"20/week\" is no limit")]
    public async Task A_limit_that_cannot_be_read_is_told_and_nothing_is_kept(string relay, string domains, string sentence)
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.AdministratorAsync();
        await visitor.OpenAsync("/admin/settings/mail");

        await visitor.SubmitAsync("form[data-dirty]", ("Form.Limits", relay), ("Form.DomainLimits", domains));

        Assert.Contains(sentence, visitor.Text, StringComparison.Ordinal);
        Assert.False(
            await hub.DbAsync(db => db.Set<CampaignHub.Platform.Settings.Setting>().AnyAsync(each => each.Key == "Mail:Smtp:Limits"))
        );
    }

    // The hub's clock goes with the real one, by which the relay counts.
    private static Timer Run(HubFactory hub)
    {
        var last = System.Diagnostics.Stopwatch.GetTimestamp();
        return new Timer(
            _ =>
            {
                var now = System.Diagnostics.Stopwatch.GetTimestamp();
                var passed = System.Diagnostics.Stopwatch.GetElapsedTime(Interlocked.Exchange(ref last, now), now);
                hub.Clock.Advance(passed);
            },
            state: null,
            TimeSpan.Zero,
            TimeSpan.FromMilliseconds(20)
        );
    }
}
