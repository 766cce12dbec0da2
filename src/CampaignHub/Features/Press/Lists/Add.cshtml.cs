using CampaignHub.Data;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Outlets;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Lists;

/// <summary>Those who are not on the list, searched and paged, to put them there one by one or all that were found.</summary>
internal sealed class AddModel(HubDb db, ChangeMembers change) : PageModel, ILoadsPage
{
    private const int PageSize = 50;

    [FromRoute]
    public Guid Id { get; set; }

    [FromQuery(Name = "q")]
    public string? Query { get; set; }

    [FromQuery(Name = "beat")]
    public string? Beat { get; set; }

    [FromQuery(Name = "kind")]
    public OutletKind? Kind { get; set; }

    [FromQuery(Name = "language")]
    public string? Language { get; set; }

    [FromQuery(Name = "page")]
    public int? Number { get; set; }

    public JournalistFilter Filter => new(Query, Beat, Outlet: null, Kind, Language);
    public PressList List { get; private set; } = null!;
    public IReadOnlyList<Journalist> Journalists { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, 0, PageSize);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        // A value of the address that is no member of its list filters nothing.
        ModelState.Clear();
        await LoadAsync(cancellationToken);
        return List is null ? NotFound()
            : List.Rule is not null ? Redirect(Links.Press.ListRule(db.Here.Campaign.Slug, Id))
            : Page();
    }

    public Task<IActionResult> OnPostAsync(Guid[] journalists, CancellationToken cancellationToken) =>
        journalists.Length == 0
            ? throw new RefusedException("Choose at least one journalist.")
            : PutAsync(db.Set<Journalist>().Where(journalist => journalists.Contains(journalist.Id)), cancellationToken);

    public Task<IActionResult> OnPostAllAsync(CancellationToken cancellationToken) =>
        PutAsync(Filter.On(db, db.Set<Journalist>()), cancellationToken);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        List = (await db.Set<PressList>().AsNoTracking().SingleOrDefaultAsync(list => list.Id == Id, cancellationToken))!;
        if (List is null)
        {
            return;
        }

        var found = change.Missing(List, Filter.On(db, db.Set<Journalist>().AsNoTracking()));
        Pager = new Pager(Number ?? 1, await found.CountAsync(cancellationToken), PageSize);
        var order = ColumnOrder.Of(sort: null, "name");
        var ids = await JournalistFilter
            .Ordered(found, order)
            .Select(journalist => journalist.Id)
            .Skip((Pager.Number - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        var rows = JournalistFilter.Whole(db, db.Set<Journalist>().AsNoTracking().Where(journalist => ids.Contains(journalist.Id)));
        Journalists = await JournalistFilter.Ordered(rows, order).ToListAsync(cancellationToken);
    }

    private async Task<IActionResult> PutAsync(IQueryable<Journalist> journalists, CancellationToken cancellationToken)
    {
        var list = await db.Set<PressList>().SingleOrDefaultAsync(each => each.Id == Id, cancellationToken);
        if (list is null)
        {
            return NotFound();
        }

        var added = await change.AddAsync(list, journalists, cancellationToken);
        this.Say(added == 1 ? "{0} journalist was put on the list." : "{0} journalists were put on the list.", added);
        return Redirect(Links.Press.List(db.Here.Campaign.Slug, Id));
    }
}
