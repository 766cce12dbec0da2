using CampaignHub.Platform.Mail;
using CampaignHub.Testing.Smtp;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace CampaignHub.Tests.Platform.Mail;

/// <summary>What tests of mail do with a hub: queue a mail, wait until the worker has nothing left to do, look at what came out.</summary>
internal static class MailSteps
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static readonly MailDraft Draft = new()
    {
        Purpose = MailPurpose.Release,
        Subject = "Une réforme annulée",
        Text = "Bonjour {{ name }},\n.\n..un point au début\nLe texte de l'été.",
        Html = "<p>Bonjour {{ name }},</p><p>Le texte de l'été.</p>",
        Recipients = [new MailRecipient("zoe@example.org", "Zoé")],
    };

    /// <summary>A hub that sends through the relay, in clear.</summary>
    public static HubFactory Hub(this SmtpSink relay, int connections = 4) =>
        new()
        {
            Settings =
            {
                ["CampaignHub:Mail:Smtp:Host"] = "127.0.0.1",
                ["CampaignHub:Mail:Smtp:Port"] = $"{relay.Port}",
                ["CampaignHub:Mail:Smtp:Security"] = "None",
                ["CampaignHub:Mail:Smtp:FromAddress"] = "presse@hub.example",
                ["CampaignHub:Mail:Smtp:MaxConnections"] = $"{connections}",
            },
        };

    public static MailDraft To(this MailDraft draft, int recipients) =>
        draft with
        {
            Recipients =
            [
                .. Enumerable
                    .Range(1, recipients)
                    .Select(number => new MailRecipient($"journalist{number:d3}@example.org", $"Number {number:d3}")),
            ],
        };

    public static Task<OutgoingMail> QueueAsync(this HubFactory hub, MailDraft draft) =>
        hub.InsideAsync(async services =>
        {
            var mail = await services.GetRequiredService<MailQueue>().QueueAsync(draft, TestContext.Current.CancellationToken);
            await services.GetRequiredService<CampaignHub.Data.HubDb>().SaveChangesAsync(TestContext.Current.CancellationToken);
            return mail;
        });

    /// <summary>Until no delivery is due or under way any more.</summary>
    public static Task SettledAsync(this HubFactory hub) =>
        hub.UntilAsync(row =>
            row.State != DeliveryState.Claimed
            && row.State != DeliveryState.DataStarted
            && (Delivery.Final.Contains(row.State) || row.DueAt > hub.Clock.GetUtcNow())
        );

    /// <summary>Until every delivery is so.</summary>
    public static async Task UntilAsync(this HubFactory hub, Func<Delivery, bool> isSo)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            var rows = await hub.DeliveriesAsync();
            if (rows.Count > 0 && rows.All(isSo))
            {
                return;
            }

            Assert.True(
                watch.Elapsed < Patience,
                $"The deliveries stay {string.Join(", ", rows.Select(row => $"{row.Address} {row.State} {row.ReplyText}"))}."
            );
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Until the relay rests and every delivery lies in the queue again.</summary>
    public static async Task UntilRelayRestsAsync(this HubFactory hub)
    {
        await hub.UntilRelayAsync(isPaused: true);
        await hub.UntilAsync(row => row is { State: DeliveryState.Queued, LeaseToken: null });
    }

    public static async Task UntilRelayAsync(this HubFactory hub, bool isPaused)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (await hub.DbAsync(db => db.Set<RelayState>().AnyAsync(state => state.PausedUntil != null)) != isPaused)
        {
            Assert.True(watch.Elapsed < Patience, $"The relay is {(isPaused ? "not " : "")}paused.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public static Task<List<Delivery>> DeliveriesAsync(this HubFactory hub) =>
        hub.DbAsync(db => db.Set<Delivery>().IgnoreQueryFilters().AsNoTracking().OrderBy(row => row.Address).ToListAsync());

    public static List<MimeMessage> PickedUp(this HubFactory hub) =>
        [.. Directory.EnumerateFiles(Path.Combine(hub.DataFolder, "outbox"), "*.eml").Select(file => MimeMessage.Load(file))];
}
