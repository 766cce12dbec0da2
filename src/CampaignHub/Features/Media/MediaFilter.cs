using CampaignHub.Data;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Search;
using Microsoft.AspNetCore.Mvc;

namespace CampaignHub.Features.Media;

/// <summary>The query string of the library, shared by the page and the API.</summary>
internal sealed class MediaFilter
{
    public const int PageSize = 24;

    [FromQuery(Name = "q")]
    public string? Query { get; set; }

    [FromQuery(Name = "kind")]
    public FileKind? Type { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public bool IsEmpty => string.IsNullOrWhiteSpace(Query) && Type is null;

    public IQueryable<MediaFile> Of(HubDb db)
    {
        var files = db.Set<MediaFile>().Finding(Query);
        return Type is { } type ? files.Where(file => file.Type == type) : files;
    }
}
