using CampaignHub.Data;
using CampaignHub.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Media;

/// <summary>The library's files in the store, with those in the trash: they can be put back.</summary>
internal sealed class MediaOwner(HubDb db) : IFileOwner
{
    public async Task<IReadOnlyList<OwnedFile>> AllAsync(CancellationToken cancellationToken)
    {
        var files = await db.WithTrash<MediaFile>()
            .Select(file => new
            {
                file.Path,
                file.Sha256,
                file.PublicSha256,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. files.SelectMany(file =>
                new[] { file.Sha256, file.PublicSha256 }.Distinct(StringComparer.Ordinal).Select(sha256 => new OwnedFile(sha256, file.Path))
            ),
        ];
    }
}
