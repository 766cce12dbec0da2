using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Platform.Mail;

/// <summary>Sends one mail at once with the settings as they stand, so that an administrator sees what the relay says. It stands in the mailbox like any other.</summary>
internal sealed class SendTestMail(IServiceScopeFactory scopes, Instance instance)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>The verdict, and the folder it was written to where there is no relay.</summary>
    internal sealed record Result(Verdict Verdict, string? Folder);

    /// <param name="address">Where to.</param>
    /// <param name="subject">Of the mail.</param>
    /// <param name="text">Of the mail.</param>
    /// <param name="relayId">1, or 2 for the second relay.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<Result> ExecuteAsync(string address, string subject, string text, int relayId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<Here>().EnterEverywhere();
        var db = services.GetRequiredService<HubDb>();
        var relays = await services.GetRequiredService<MailSettings>().RelaysAsync(cancellationToken);
        var relay =
            relays.FirstOrDefault(each => each.Id == relayId)
            ?? throw new RefusedException("There is no relay {0}: no server is set for it.", relayId);
        var claimed = await QueueClaimedAsync(db, services.GetRequiredService<MailQueue>(), address, subject, text, cancellationToken);
        await using var connection = relay.IsPickup ? null : new RelayConnection(relay);
        var verdict = await services.GetRequiredService<DeliverMail>().ExecuteAsync(claimed, [], relay, connection, cancellationToken);
        if (verdict.Kind == VerdictKind.Accepted)
        {
            await services.GetRequiredService<RelayPause>().EndAsync(relay.Id, cancellationToken);
        }
        else
        {
            await GiveUpAsync(db, claimed, cancellationToken);
        }

        return new Result(verdict, relay.IsPickup ? relay.PickupFolder : null);
    }

    // Claimed from the first moment, so that no worker takes it away from the person who waits for the answer.
    private async Task<Delivery> QueueClaimedAsync(
        HubDb db,
        MailQueue queue,
        string address,
        string subject,
        string text,
        CancellationToken cancellationToken
    )
    {
        if (!MailQueue.IsAddress(address))
        {
            throw new RefusedException("\"{0}\" is not a mail address.", address);
        }

        var draft = new MailDraft
        {
            Purpose = MailPurpose.Test,
            Subject = subject,
            Text = text,
            Recipients = [new MailRecipient(address)],
            OfWorkspace = true,
        };
        await queue.QueueAsync(draft, cancellationToken);
        var delivery = db.ChangeTracker.Entries<Delivery>().Single().Entity;
        delivery.State = DeliveryState.Claimed;
        delivery.Owner = instance.Id;
        delivery.LeaseToken = Guid.CreateVersion7();
        delivery.LeaseUntil = db.Here.Now + Lease;
        await db.SaveChangesAsync(cancellationToken);
        return delivery;
    }

    // A test that comes hours later would only confuse.
    private static Task<int> GiveUpAsync(HubDb db, Delivery claimed, CancellationToken cancellationToken)
    {
        var now = db.Here.Now;
        return db.Set<Delivery>()
            .Where(row => row.Id == claimed.Id && (row.State == DeliveryState.Queued || row.State == DeliveryState.Deferred))
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, DeliveryState.Failed).SetProperty(row => row.SettledAt, now),
                cancellationToken
            );
    }
}
