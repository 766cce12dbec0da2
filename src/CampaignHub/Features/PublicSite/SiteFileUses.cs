using CampaignHub.Data;
using CampaignHub.Features.Media;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.PublicSite;

/// <summary>Pages and news that show a file of the library or lead to it.</summary>
internal sealed class SiteFileUses(HubDb db) : IFileUses
{
    public async Task<IReadOnlyList<FileUse>> OfAsync(Guid fileId, CancellationToken cancellationToken)
    {
        var mark = MediaReferences.Mark(fileId);
        var pieces = await db.Set<SitePiece>()
            .AsNoTracking()
            .Where(piece => piece.Body.Contains(mark))
            .OrderBy(piece => piece.Title)
            .ToListAsync(cancellationToken);
        var isPublic = db.Here.Campaign.IsPublic;
        return
        [
            .. pieces.Select(piece => new FileUse(
                new SubjectRef(SitePiece.Kind, piece.Id),
                piece.Title,
                isPublic && piece.IsPublicAt(db.Here.Now)
            )),
        ];
    }
}
