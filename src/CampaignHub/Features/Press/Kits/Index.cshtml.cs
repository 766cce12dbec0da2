using CampaignHub.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Kits;

internal sealed class IndexModel(HubDb db) : PageModel
{
    public IReadOnlyList<PressKit> Kits { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Kits = await db.Set<PressKit>()
            .AsNoTracking()
            .Include(kit => kit.Pieces)
            .OrderByDescending(kit => kit.CreatedAt)
            .ThenBy(kit => kit.Id)
            .ToListAsync(cancellationToken);
}
