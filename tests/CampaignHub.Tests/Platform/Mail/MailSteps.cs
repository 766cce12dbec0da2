using CampaignHub.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace CampaignHub.Tests.Platform.Mail;

/// <summary>What tests of mail do with a hub: queue a mail, wait until the worker has nothing left to do, look at what came out.</summary>
internal static class MailSteps
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

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

    public static Task<List<Delivery>> DeliveriesAsync(this HubFactory hub) =>
        hub.DbAsync(db => db.Set<Delivery>().IgnoreQueryFilters().AsNoTracking().OrderBy(row => row.Address).ToListAsync());

    public static List<MimeMessage> PickedUp(this HubFactory hub) =>
        [.. Directory.EnumerateFiles(Path.Combine(hub.DataFolder, "outbox"), "*.eml").Select(file => MimeMessage.Load(file))];
}
