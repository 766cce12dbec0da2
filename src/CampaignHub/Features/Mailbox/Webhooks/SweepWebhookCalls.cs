using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Mailbox.Webhooks;

/// <summary>Forgets what was told or given up a month ago.</summary>
internal sealed class SweepWebhookCalls(HubDb db)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public Task ExecuteAsync(CancellationToken cancellationToken)
    {
        db.Here.EnterEverywhere();
        var before = db.Here.Now - Kept;
        return db.Set<WebhookCall>()
            .Where(call => call.State != WebhookCallState.Waiting && call.At < before)
            .ExecuteDeleteAsync(cancellationToken);
    }
}
