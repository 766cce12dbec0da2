using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Media;

internal static class MediaFolders
{
    /// <summary>The folders that hold something, to choose from.</summary>
    public static async Task<IReadOnlyList<string>> MediaFoldersAsync(this HubDb db, CancellationToken cancellationToken)
    {
        var paths = await db.Set<MediaFile>()
            .Where(file => EF.Functions.Like(file.Path, "%/%"))
            .Select(file => file.Path)
            .ToListAsync(cancellationToken);
        return
        [
            .. paths.Select(path => path[..path.LastIndexOf('/')]).Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase),
        ];
    }
}
