using CampaignHub.Data;
using CampaignHub.Features.Media;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Kits;

/// <summary>Press kits that show a file of the library or lead to it: it is everybody's as long as the kit is.</summary>
internal sealed class KitFileUses(HubDb db) : IFileUses
{
    public async Task<IReadOnlyList<FileUse>> OfAsync(Guid fileId, CancellationToken cancellationToken)
    {
        var mark = MediaReferences.Mark(fileId);
        var kits = await db.Set<PressKit>()
            .AsNoTracking()
            .Where(kit => kit.Pieces.Any(piece => piece.Body.Contains(mark)))
            .OrderBy(kit => kit.Title)
            .ToListAsync(cancellationToken);
        var isPublic = PressKit.IsPublicAt(db.Here.Now).Compile();
        return
        [
            .. kits.Select(kit => new FileUse(
                new SubjectRef(PressKit.Kind, kit.Id),
                kit.Title,
                db.Here.Campaign.IsPublic && isPublic(kit)
            )),
        ];
    }
}
