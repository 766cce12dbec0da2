using System.Diagnostics;
using CampaignHub.Data;
using CampaignHub.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Releases;

/// <summary>The embargo above a release's mail, as it stands when the mail leaves: gone once the hour has come.</summary>
internal sealed class EmbargoPreface(HubDb db) : IMailPreface
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(0.1);

    private (Guid? Id, Release? Release, long At) _read;

    public string Kind => Release.Kind;

    public async Task<MailPreface?> FindAsync(OutgoingMail mail, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var release = await ReadAsync(mail.AboutId, cancellationToken);
        if (release?.EmbargoUntil is not { } until || until <= at)
        {
            return null;
        }

        var campaign = await db.Campaigns.IgnoreQueryFilters().SingleAsync(each => each.Id == release.CampaignId, cancellationToken);
        return new MailPreface(Embargo.Line(until, campaign, mail.Language), "[EMBARGO]");
    }

    // As of a moment ago: hundreds of mails of one release leave in a second, and the hour itself is compared for each.
    private async Task<Release?> ReadAsync(Guid? id, CancellationToken cancellationToken)
    {
        if (_read.Id != id || Stopwatch.GetElapsedTime(_read.At) > Fresh)
        {
            var at = Stopwatch.GetTimestamp();
            // Deliveries run outside any campaign, and a release in the trash is no less under embargo.
            var release = await db.Set<Release>()
                .IgnoreQueryFilters()
                .AsNoTracking()
                .SingleOrDefaultAsync(release => release.Id == id, cancellationToken);
            _read = (id, release, at);
        }

        return _read.Release;
    }
}
