using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Outlets;

internal sealed class IndexModel(HubDb db) : PageModel
{
    private const int PageSize = 50;

    [FromQuery(Name = "q")]
    public string? Query { get; set; }

    [FromQuery(Name = "kind")]
    public OutletKind? Kind { get; set; }

    [FromQuery(Name = "reach")]
    public OutletScope? Scope { get; set; }

    [FromQuery(Name = "periodicity")]
    public OutletPeriodicity? Periodicity { get; set; }

    [FromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [FromQuery(Name = "page")]
    public int? Number { get; set; }

    public OutletFilter Filter => new(Query, Kind, Scope, Periodicity);
    public ColumnOrder Order => ColumnOrder.Of(Sort, "name", "kind", "journalists", "coverage");
    public IReadOnlyList<OutletLine> Lines { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, 0, PageSize);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        // A value of the address that is no member of its list filters nothing.
        ModelState.Clear();
        var found = Filter.On(db.Set<Outlet>().AsNoTracking());
        Pager = new Pager(Number ?? 1, await found.CountAsync(cancellationToken), PageSize);
        Lines = await OutletFilter
            .Lines(db, found, Order)
            .Skip((Pager.Number - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
    }
}
