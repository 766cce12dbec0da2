using CampaignHub.Data;
using CampaignHub.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Releases;

/// <summary>The embargo above a release's mail, as it stands when the mail leaves: gone once the hour has come.</summary>
internal sealed class EmbargoPreface(HubDb db) : IMailPreface
{
    public string Kind => Release.Kind;

    public async Task<MailPreface?> FindAsync(OutgoingMail mail, DateTimeOffset at, CancellationToken cancellationToken)
    {
        // Deliveries run outside any campaign, and a release in the trash is no less under embargo.
        var release = await db.Set<Release>()
            .IgnoreQueryFilters()
            .AsNoTracking()
            .SingleOrDefaultAsync(release => release.Id == mail.AboutId, cancellationToken);
        if (release?.EmbargoUntil is not { } until || until <= at)
        {
            return null;
        }

        var campaign = await db.Campaigns.IgnoreQueryFilters().SingleAsync(each => each.Id == release.CampaignId, cancellationToken);
        return new MailPreface(Embargo.Line(until, campaign, mail.Language), "[EMBARGO]");
    }
}
