using CampaignHub.Data;
using CampaignHub.Features.Mailbox.Incoming;
using CampaignHub.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Mailbox;

/// <summary>Where the mailbox looks: in the campaign entered, or for administrators on the workspace's pages everywhere.</summary>
internal static class MailboxScope
{
    public static IQueryable<OutgoingMail> MailsHere(this HubDb db) =>
        db.Here.HasCampaign ? db.Set<OutgoingMail>() : db.Set<OutgoingMail>().IgnoreQueryFilters([HubDb.CampaignFilter]);

    public static IQueryable<Delivery> DeliveriesHere(this HubDb db) =>
        db.Here.HasCampaign ? db.Set<Delivery>() : db.Set<Delivery>().IgnoreQueryFilters([HubDb.CampaignFilter]);

    public static IQueryable<IncomingMail> IncomingHere(this HubDb db) =>
        db.Here.HasCampaign ? db.Set<IncomingMail>() : db.Set<IncomingMail>().IgnoreQueryFilters([HubDb.CampaignFilter]);

    /// <summary>The campaign of the address, for links; null on the workspace's pages.</summary>
    public static string? SlugHere(this HubDb db) => db.Here.HasCampaign ? db.Here.Campaign.Slug : null;

    /// <summary>How many deliveries of each mail stand where.</summary>
    public static async Task<ILookup<Guid, KeyValuePair<DeliveryState, int>>> CountStatesAsync(
        this HubDb db,
        IEnumerable<Guid> mails,
        CancellationToken cancellationToken
    )
    {
        var counts = await db.DeliveriesHere()
            .Where(delivery => mails.Contains(delivery.MailId))
            .GroupBy(delivery => new { delivery.MailId, delivery.State })
            .Select(group => new
            {
                group.Key.MailId,
                group.Key.State,
                Count = group.Count(),
            })
            .ToListAsync(cancellationToken);
        return counts.OrderBy(row => row.State).ToLookup(row => row.MailId, row => KeyValuePair.Create(row.State, row.Count));
    }
}
