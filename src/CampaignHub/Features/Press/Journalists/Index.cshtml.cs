using CampaignHub.Data;
using CampaignHub.Features.Press.Outlets;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Journalists;

internal sealed class IndexModel(HubDb db, Withheld withheld) : PageModel
{
    private const int PageSize = 50;

    [FromQuery(Name = "q")]
    public string? Query { get; set; }

    [FromQuery(Name = "beat")]
    public string? Beat { get; set; }

    [FromQuery(Name = "outlet")]
    public Guid? Outlet { get; set; }

    [FromQuery(Name = "kind")]
    public OutletKind? Kind { get; set; }

    [FromQuery(Name = "language")]
    public string? Language { get; set; }

    [FromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [FromQuery(Name = "page")]
    public int? Number { get; set; }

    public JournalistFilter Filter => new(Query, Beat, Outlet, Kind, Language);
    public ColumnOrder Order => ColumnOrder.Of(Sort, "name", "beats");
    public IReadOnlyList<Journalist> Journalists { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, 0, PageSize);

    /// <summary>Why an address of this page gets nothing, one of <see cref="DeliveryReasons"/>.</summary>
    public IReadOnlyDictionary<string, string> Reasons { get; private set; } = new Dictionary<string, string>();

    /// <summary>The outlet whose journalists are asked for.</summary>
    public string? OutletName { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        // A value of the address that is no member of its list filters nothing.
        ModelState.Clear();
        var found = Filter.On(db, db.Set<Journalist>().AsNoTracking());
        Pager = new Pager(Number ?? 1, await found.CountAsync(cancellationToken), PageSize);
        // The page by its ids first, then the rows with all that hangs on them.
        var ids = await JournalistFilter
            .Ordered(found, Order)
            .Select(journalist => journalist.Id)
            .Skip((Pager.Number - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        var rows = JournalistFilter.Whole(db, db.Set<Journalist>().AsNoTracking().Where(journalist => ids.Contains(journalist.Id)));
        Journalists = await JournalistFilter.Ordered(rows, Order).ToListAsync(cancellationToken);
        var addresses = Journalists.Select(journalist => journalist.MailAddress).OfType<string>().ToList();
        Reasons = await withheld.AmongAsync(MailPurpose.Release, listId: null, addresses, cancellationToken);
        OutletName = Outlet is { } outlet
            ? await db.Set<Outlets.Outlet>()
                .Where(each => each.Id == outlet)
                .Select(each => each.Name)
                .SingleOrDefaultAsync(cancellationToken)
            : null;
    }
}
