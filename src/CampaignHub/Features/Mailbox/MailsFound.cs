using CampaignHub.Data;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Mailbox;

/// <summary>Mails of the campaign, found by their subject. By recipient they are found in the mailbox itself.</summary>
internal sealed class MailsFound(HubDb db) : ISearchSource
{
    public async Task<IReadOnlyList<FoundLine>> FindAsync(string[] words, int most, CancellationToken cancellationToken)
    {
        if (!db.Here.Can(MailboxFeature.View))
        {
            return [];
        }

        var slug = db.Here.Campaign.Slug;
        var mails = await db.Set<OutgoingMail>()
            .AsNoTracking()
            .Finding(string.Join(' ', words))
            .OrderByDescending(mail => mail.CreatedAt)
            .ThenByDescending(mail => mail.Id)
            .Take(most)
            .Select(mail => new { mail.Id, mail.Subject })
            .ToListAsync(cancellationToken);
        return
        [
            .. mails.Select(mail => new FoundLine(
                "outgoing_mail",
                mail.Id,
                "Mail",
                "mail",
                mail.Subject,
                Links.Mailbox.Show(slug, mail.Id)
            )),
        ];
    }
}
