using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Media;
using CampaignHub.Features.Press.Releases;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Kits;

/// <summary>A kit's pieces as they are read: the demands in force now and the releases they point at, beside what was written for the kit.</summary>
internal sealed class KitText(HubDb db)
{
    /// <param name="Text">Markdown.</param>
    /// <param name="EmbargoUntil">Of the release it shows; null is none.</param>
    /// <param name="Files">Of the library, that the text shows or leads to.</param>
    internal sealed record Piece(
        Guid Id,
        KitPieceKind Type,
        string Title,
        string Text,
        DateTimeOffset? EmbargoUntil,
        IReadOnlyList<MediaFile> Files
    )
    {
        public IEnumerable<MediaFile> Photos => Files.Where(file => file.IsImage);
    }

    /// <param name="kit">With its pieces.</param>
    /// <param name="maySee">Which releases the reader may see; a piece with another is left out.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<IReadOnlyList<Piece>> ReadAsync(PressKit kit, Func<Release, bool> maySee, CancellationToken cancellationToken)
    {
        var ids = kit.Pieces.Select(piece => piece.ReleaseId).OfType<Guid>().ToList();
        var releases = await db.Set<Release>()
            .IgnoreQueryFilters([HubDb.CampaignFilter])
            .AsNoTracking()
            .Where(release => release.CampaignId == kit.CampaignId && ids.Contains(release.Id))
            .ToDictionaryAsync(release => release.Id, cancellationToken);
        var demands = kit.Pieces.Any(piece => piece.Type == KitPieceKind.Demands) ? await DemandsAsync(kit, cancellationToken) : "";
        var pieces = new List<Piece>();
        foreach (var piece in kit.InOrder())
        {
            var release = piece.ReleaseId is { } id ? releases.GetValueOrDefault(id) : null;
            if (piece.Type == KitPieceKind.Release && (release is null || !maySee(release)))
            {
                continue;
            }

            var own = piece.Type switch
            {
                KitPieceKind.Demands => demands,
                KitPieceKind.Release => $"**{release!.Headline}**\n\n{release.Lede}\n\n{release.Body}",
                _ => "",
            };
            var text = $"{piece.Body}\n\n{own}".Trim();
            var files = await FilesAsync(kit, text, cancellationToken);
            pieces.Add(new Piece(piece.Id, piece.Type, piece.Title, text, release?.EmbargoUntil, files));
        }

        return pieces;
    }

    // Those in the trash are left out, as their content is.
    private async Task<IReadOnlyList<MediaFile>> FilesAsync(PressKit kit, string text, CancellationToken cancellationToken)
    {
        var ids = MediaReferences.IdsIn(text);
        if (ids.Count == 0)
        {
            return [];
        }

        var files = await db.Set<MediaFile>()
            .IgnoreQueryFilters([HubDb.CampaignFilter])
            .AsNoTracking()
            .Where(file => file.CampaignId == kit.CampaignId && ids.Contains(file.Id))
            .ToDictionaryAsync(file => file.Id, cancellationToken);
        return [.. ids.Where(files.ContainsKey).Select(id => files[id])];
    }

    private async Task<string> DemandsAsync(PressKit kit, CancellationToken cancellationToken)
    {
        var demands = await db.Set<Demand>()
            .IgnoreQueryFilters([HubDb.CampaignFilter])
            .AsNoTracking()
            .Include(demand => demand.Versions)
            .Where(demand => demand.CampaignId == kit.CampaignId && demand.WithdrawnAt == null)
            .OrderBy(demand => demand.Number)
            .ToListAsync(cancellationToken);
        return string.Join("\n\n", demands.Select(demand => $"**{demand.Number}. {demand.Title}**\n\n{demand.InForce?.Text}"));
    }
}
