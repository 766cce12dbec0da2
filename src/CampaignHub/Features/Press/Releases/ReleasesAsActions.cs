using CampaignHub.Data;
using CampaignHub.Features.Stakeholders.Stances;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Releases;

/// <summary>Releases that are public, for the report of who moved.</summary>
internal sealed class ReleasesAsActions(HubDb db) : IOwnActions
{
    public async Task<IReadOnlyList<OwnAction>> BetweenAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var now = db.Here.Now;
        var releases = await db.Set<Release>()
            .Where(release => release.PublishedAt <= now)
            .OrderBy(release => release.PublishedAt)
            .Select(release => new { release.Headline, release.PublishedAt })
            .ToListAsync(cancellationToken);
        return
        [
            .. from release in releases
            let day = db.Here.Campaign.DayOf(release.PublishedAt!.Value)
            where first <= day && day <= last
            select new OwnAction("release", release.Headline, day),
        ];
    }
}
