using CampaignHub.Data;
using CampaignHub.Features.Press.Coverage;
using CampaignHub.Features.Press.FollowUps;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Features.Press.Watches;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press;

/// <summary>On the home page: releases that wait for their hour, and those that did not reach everybody.</summary>
internal sealed class PressHome(HubDb db, Texts texts) : IHomeSource
{
    private const int Most = 20;
    private const int Few = 3;

    // In days.
    private const int Lately = 7;
    private static readonly DeliveryState[] Missed = [DeliveryState.Failed, DeliveryState.Uncertain];

    public async Task<IReadOnlyList<HomeLine>> LoadAsync(CancellationToken cancellationToken) =>
        db.Here.Can(PressFeature.View)
            ?
            [
                .. await UnderEmbargoAsync(cancellationToken),
                .. await UnreachedAsync(cancellationToken),
                .. await ToCallAsync(cancellationToken),
                .. await ReviewAsync(cancellationToken),
            ]
            : [];

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

    // What the watch proposes, and what was written in the last days.
    private async Task<IEnumerable<HomeLine>> ReviewAsync(CancellationToken cancellationToken)
    {
        var slug = db.Here.Campaign.Slug;
        var lines = new List<HomeLine>();
        var proposed = db.Here.Can(PressFeature.Edit)
            ? await db.Set<CoverageProposal>().CountAsync(each => each.State == ProposalState.Proposed, cancellationToken)
            : 0;
        if (proposed > 0)
        {
            var text = texts.Count(proposed, "{0} article proposed by the watch", "{0} articles proposed by the watch");
            lines.Add(new HomeLine(HomeSection.Waiting, "rss", text, Links.Press.Watches(slug), "", Day: null));
        }

        var since = db.Here.Today.AddDays(-Lately);
        var items = await db.Set<CoverageItem>()
            .AsNoTracking()
            .Include(item => item.Outlet)
            .Where(item => item.PublishedOn >= since)
            .OrderByDescending(item => item.PublishedOn)
            .ThenByDescending(item => item.Id)
            .Take(Few)
            .ToListAsync(cancellationToken);
        lines.AddRange(
            items.Select(item => new HomeLine(
                HomeSection.Moved,
                "star",
                item.Title,
                Links.Press.Coverage(slug),
                item.Outlet?.Name ?? texts["Press review"],
                item.PublishedOn
            ))
        );
        return lines;
    }

    // Who asked to be called again, until something newer was noted.
    private async Task<IEnumerable<HomeLine>> ToCallAsync(CancellationToken cancellationToken)
    {
        if (!db.Here.Can(PressFeature.Edit))
        {
            return [];
        }

        var soon = db.Here.Now.AddDays(1);
        var all = db.Set<Reaction>();
        var rows = await (
            from reaction in all
            where reaction.CallAgainAt <= soon
            where
                !all.Any(later =>
                    later.ReleaseId == reaction.ReleaseId
                    && later.JournalistId == reaction.JournalistId
                    && later.CreatedAt > reaction.CreatedAt
                )
            join release in db.Set<Release>() on reaction.ReleaseId equals release.Id
            join journalist in db.Set<Journalist>() on reaction.JournalistId equals journalist.Id
            orderby reaction.CallAgainAt
            select new
            {
                reaction,
                release.Headline,
                journalist.Actor,
            }
        )
            .AsNoTracking()
            .Take(Most)
            .ToListAsync(cancellationToken);
        return rows.Select(row => new HomeLine(
            row.reaction.CallAgainAt < db.Here.Now ? HomeSection.Late : HomeSection.Due,
            "device-mobile",
            texts["Call {0}", row.Actor.FullName],
            Links.Press.Call(db.Here.Campaign.Slug, row.reaction.ReleaseId, row.reaction.JournalistId),
            row.Headline,
            db.Here.Campaign.DayOf(row.reaction.CallAgainAt!.Value)
        ));
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
