using CampaignHub.Platform.Search;

namespace CampaignHub.Features.Press.Coverage;

/// <summary>The query string of the press review; the page, its files and the API share it.</summary>
internal sealed record CoverageFilter(
    string? Query = null,
    DateOnly? From = null,
    DateOnly? Until = null,
    Guid? Outlet = null,
    Guid? Release = null,
    Guid? Demand = null,
    CoverageTone? Tone = null,
    CoverageMedium? Medium = null
)
{
    public bool IsAny => this != new CoverageFilter();

    public IQueryable<CoverageItem> On(IQueryable<CoverageItem> items)
    {
        foreach (var word in Normal.Words(Query))
        {
            items = items.Where(item => item.FindText.Contains(word));
        }

        items = From is { } from ? items.Where(item => item.PublishedOn >= from) : items;
        items = Until is { } until ? items.Where(item => item.PublishedOn <= until) : items;
        items = Outlet is { } outlet ? items.Where(item => item.OutletId == outlet) : items;
        items = Release is { } release ? items.Where(item => item.ReleaseId == release) : items;
        items = Demand is { } demand ? items.Where(item => item.DemandId == demand) : items;
        items = Tone is { } tone ? items.Where(item => item.Tone == tone) : items;
        return Medium is { } medium ? items.Where(item => item.Medium == medium) : items;
    }

    /// <summary>As it stands in an address.</summary>
    public QueryString ToQuery() =>
        QueryString.Create(
            new Dictionary<string, string?>
            {
                ["q"] = Query,
                ["from"] = From is { } from ? Platform.Web.Days.Iso(from) : null,
                ["until"] = Until is { } until ? Platform.Web.Days.Iso(until) : null,
                ["outlet"] = Outlet?.ToString(),
                ["release"] = Release?.ToString(),
                ["demand"] = Demand?.ToString(),
                ["tone"] = Tone?.ToString(),
                ["medium"] = Medium?.ToString(),
            }.Where(pair => !string.IsNullOrEmpty(pair.Value))
        );
}
