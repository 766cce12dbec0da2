using CampaignHub.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.PublicSite;

internal sealed class IndexModel(HubDb db) : PageModel
{
    public IReadOnlyList<SitePiece> Pieces { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Pieces = await db.Set<SitePiece>()
            .AsNoTracking()
            .OrderBy(piece => piece.Type)
            .ThenBy(piece => piece.MenuOrder)
            .ThenByDescending(piece => piece.PublishedFrom)
            .ToListAsync(cancellationToken);
}
