using CampaignHub.Data;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Kits;

/// <summary>The kit that a secret address opens, and its pictures. Unknown, revoked and expired ones open nothing, alike.</summary>
internal sealed class KitByLink(HubDb db, KitText text)
{
    /// <returns>All of it, but for releases that nobody approved yet.</returns>
    /// <remarks>The caller entered everywhere. A campaign that the site does not show yet is no less prepared with the press.</remarks>
    public async Task<OpenedKit?> FindAsync(string secret, CancellationToken cancellationToken)
    {
        var hash = KitLink.HashOf(secret);
        var kit = await (
            from link in db.Set<KitLink>().Where(KitLink.IsOpenAt(db.Here.Now))
            join each in db.Set<PressKit>().Include(kit => kit.Pieces) on link.KitId equals each.Id
            where link.Hash == hash
            select each
        )
            .IgnoreQueryFilters([HubDb.CampaignFilter])
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellationToken);
        var campaign = kit is null
            ? null
            : await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(each => each.Id == kit.CampaignId, cancellationToken);
        return kit is null || campaign is null
            ? null
            : new OpenedKit(kit, campaign, await text.ReadAsync(kit, release => release.State != ReleaseState.Draft, cancellationToken));
    }

    /// <summary>A picture or document that a piece shows or leads to, in the copy that everybody may see.</summary>
    public async Task<ServedFile?> FileAsync(string secret, Guid id, CancellationToken cancellationToken) =>
        await FindAsync(secret, cancellationToken) is { } opened
        && opened.Pieces.SelectMany(piece => piece.Files).FirstOrDefault(file => file.Id == id) is { MayBePublic: true } file
            ? new ServedFile(file.PublicSha256, file.Type, file.ContentType, file.Name, IsPublic: false)
            : null;
}
