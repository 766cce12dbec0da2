using CampaignHub.Data;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Mailbox;

/// <summary>On the home page: mails that wait for a person's decision, and mails that were refused.</summary>
internal sealed class MailboxHome(HubDb db, Texts texts) : IHomeSource
{
    private const int Most = 20;

    public async Task<IReadOnlyList<HomeLine>> LoadAsync(CancellationToken cancellationToken)
    {
        if (!db.Here.Can(MailboxFeature.Settle))
        {
            return [];
        }

        var open = await db.Set<Delivery>()
            .Where(delivery => delivery.State == DeliveryState.Uncertain || delivery.State == DeliveryState.Failed)
            .GroupBy(delivery => new { delivery.MailId, delivery.State })
            .Select(some => new
            {
                some.Key.MailId,
                some.Key.State,
                Count = some.Count(),
                QueuedAt = some.Max(delivery => delivery.QueuedAt),
            })
            .OrderByDescending(some => some.QueuedAt)
            .Take(Most)
            .ToListAsync(cancellationToken);
        var ids = open.ConvertAll(row => row.MailId);
        var subjects = await db.Set<OutgoingMail>()
            .Where(mail => ids.Contains(mail.Id))
            .ToDictionaryAsync(mail => mail.Id, mail => mail.Subject, cancellationToken);
        var slug = db.Here.Campaign.Slug;
        return
        [
            .. open.Select(row => new HomeLine(
                row.State == DeliveryState.Uncertain ? HomeSection.Waiting : HomeSection.Late,
                "mail",
                subjects[row.MailId],
                Links.Mailbox.Show(slug, row.MailId, row.State),
                row.State == DeliveryState.Uncertain
                    ? texts.Count(
                        row.Count,
                        "{0} delivery is uncertain: send it again or mark it as sent",
                        "{0} deliveries are uncertain: send them again or mark them as sent"
                    )
                    : texts.Count(row.Count, "{0} recipient was refused", "{0} recipients were refused"),
                db.Here.Campaign.DayOf(row.QueuedAt)
            )),
        ];
    }
}
