using CampaignHub.Data;
using CampaignHub.Platform.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Demands;

internal sealed class IndexModel(HubDb db) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Query);

    public IReadOnlyList<Demand> Demands { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Demands = await db.Set<Demand>()
            .AsNoTracking()
            .Include(demand => demand.Versions)
            .Finding(Query)
            .OrderBy(demand => demand.Number)
            .ToListAsync(cancellationToken);
}
