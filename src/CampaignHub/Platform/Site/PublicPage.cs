using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Platform.Site;

/// <summary>What a public page is asked for. It sees published things of public campaigns only; the loader queries everywhere and filters by them.</summary>
internal sealed record PublicRequest(
    IServiceProvider Services,
    IReadOnlyDictionary<string, string> Values,
    DateTimeOffset Now,
    IReadOnlyList<Campaign> Campaigns
)
{
    /// <summary>The records of the public campaigns, to be narrowed to what is published of them.</summary>
    public IQueryable<TRecord> Read<TRecord>()
        where TRecord : CampaignRecord
    {
        var campaigns = Campaigns.Select(campaign => campaign.Id).ToList();
        return Services
            .GetRequiredService<HubDb>()
            .Set<TRecord>()
            .IgnoreQueryFilters([HubDb.CampaignFilter])
            .AsNoTracking()
            .Where(record => campaigns.Contains(record.CampaignId));
    }

    /// <summary>The day of an instant in the zone of a record's own campaign; today where there is no instant.</summary>
    public DateOnly DayOf(CampaignRecord record, DateTimeOffset? instant) => CampaignOf(record).DayOf(instant ?? Now);

    /// <summary>Of a record that was read through this.</summary>
    public Campaign CampaignOf(CampaignRecord record) => Campaigns.First(campaign => campaign.Id == record.CampaignId);
}

/// <summary>A page that is there now, and when it became what it is.</summary>
internal sealed record SiteAddress(string Path, DateTimeOffset Changed);

/// <summary>A page of the public site that a feature adds.</summary>
/// <param name="Pattern">Route under the root: <c>/commitments/{slug}</c>.</param>
/// <param name="Template">The theme's template without its ending: <c>commitment</c>.</param>
/// <param name="Load">The template's own objects by name (<c>Commitment</c> → …); null answers 404.</param>
internal sealed record PublicPage(
    string Pattern,
    string Template,
    Func<PublicRequest, CancellationToken, Task<IReadOnlyDictionary<string, object?>?>> Load
)
{
    /// <summary>English word of the site's menu; null stays out of it.</summary>
    public string? MenuText { get; init; }
    public int Order { get; init; }

    /// <summary>The addresses that a pattern with a slug stands for now, for the map of the site; null where the pattern is one itself or none is told.</summary>
    public Func<PublicRequest, CancellationToken, Task<IReadOnlyList<SiteAddress>>>? Addresses { get; init; }

    /// <summary>Its address is a secret that opens it: no cache keeps the page, no index lists it.</summary>
    public bool IsSecret { get; init; }
}
