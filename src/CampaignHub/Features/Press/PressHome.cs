using CampaignHub.Data;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press;

/// <summary>On the home page: releases that wait for their hour, and those that did not reach everybody.</summary>
internal sealed class PressHome(HubDb db, Texts texts) : IHomeSource
{
    private static readonly DeliveryState[] Missed = [DeliveryState.Failed, DeliveryState.Uncertain];

    public async Task<IReadOnlyList<HomeLine>> LoadAsync(CancellationToken cancellationToken) =>
        db.Here.Can(PressFeature.View) ? [.. await UnderEmbargoAsync(cancellationToken), .. await UnreachedAsync(cancellationToken)] : [];

    private async Task<IEnumerable<HomeLine>> UnderEmbargoAsync(CancellationToken cancellationToken)
    {
        var now = db.Here.Now;
        var releases = await db.Set<Release>()
            .AsNoTracking()
            .Where(release => release.EmbargoUntil > now && release.State != ReleaseState.Draft)
            .OrderBy(release => release.EmbargoUntil)
            .ToListAsync(cancellationToken);
        return from release in releases
            let until = release.EmbargoUntil!.Value
            select new HomeLine(
                HomeSection.Waiting,
                "clock",
                release.Headline,
                Links.Press.Release(db.Here.Campaign.Slug, release.Id),
                texts["Under embargo until {0}", Days.Long(until, db.Here)],
                db.Here.Campaign.DayOf(until)
            );
    }

    private async Task<IEnumerable<HomeLine>> UnreachedAsync(CancellationToken cancellationToken)
    {
        var rows = await (
            from sending in db.Set<Sending>()
            join delivery in db.Set<Delivery>() on sending.MailId equals delivery.MailId
            where Missed.Contains(delivery.State)
            group delivery by sending.ReleaseId into missed
            select new { ReleaseId = missed.Key, Count = missed.Count() }
        ).ToListAsync(cancellationToken);
        var ids = rows.ConvertAll(row => row.ReleaseId);
        var releases = await db.Set<Release>().AsNoTracking().Where(release => ids.Contains(release.Id)).ToListAsync(cancellationToken);
        return from release in releases
            join row in rows on release.Id equals row.ReleaseId
            select new HomeLine(
                HomeSection.Late,
                "alert-triangle",
                release.Headline,
                Links.Press.Release(db.Here.Campaign.Slug, release.Id),
                texts.Count(row.Count, "{0} recipient not reached for sure", "{0} recipients not reached for sure"),
                Day: null
            );
    }
}
