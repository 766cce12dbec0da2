using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Events;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Mail.Bounces;
using CampaignHub.Platform.Mail.Reading;
using CampaignHub.Platform.Notifications;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Mailbox.Incoming;

/// <summary>Tells those who look after a mail what came back of it through our own fault (B5): once for each mail and reason, not for each recipient.</summary>
internal sealed class TellOfBounces(HubDb db, Notifier notifier) : EventSubscriber<DeliveryBounced>
{
    private static readonly CampaignRole[] Told = [CampaignRole.Coordinator, CampaignRole.PressOfficer];

    protected override async Task HearAsync(DeliveryBounced heard, CancellationToken cancellationToken)
    {
        if (
            heard.Effect != BounceEffect.Alert
            || await db.Set<OutgoingMail>()
                .IgnoreQueryFilters()
                .AsNoTracking()
                .SingleOrDefaultAsync(mail => mail.Id == heard.MailId, cancellationToken)
                is not { } mail
        )
        {
            return;
        }

        var campaign = mail.CampaignId is { } id
            ? await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, cancellationToken)
            : null;
        if (campaign is not null)
        {
            db.Here.Enter(campaign);
        }

        var people = campaign is null
            ? await db.Users.Where(user => user.IsAdministrator).Select(user => user.Id).ToListAsync(cancellationToken)
            : await notifier.WithRolesAsync(Told, cancellationToken);
        await notifier.TellAsync(
            people,
            Sentence(heard),
            [mail.Subject],
            Links.Mailbox.Show(campaign?.Slug, mail.Id),
            $"bounced:{mail.Id:N}:{(heard.IsComplaint ? "complaint" : heard.Reason)}",
            cancellationToken
        );
    }

    private static string Sentence(DeliveryBounced heard) =>
        heard switch
        {
            { IsComplaint: true } => "Somebody called this mail spam; their address gets no more: {0}",
            { Reason: BounceReason.Spam } => "A server takes this mail for spam: {0}",
            { Reason: BounceReason.Auth } => "A server does not believe that this mail is ours (SPF, DKIM or DMARC): {0}",
            { Reason: BounceReason.TooBig } => "This mail is too big for a server: {0}",
            { Reason: BounceReason.Rate } => "A server says that we send too much at once: {0}",
            { Reason: BounceReason.Content } => "A server refuses what this mail carries: {0}",
            _ => "A server refuses mail from us: {0}",
        };
}
