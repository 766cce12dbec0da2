using CampaignHub.Data;
using CampaignHub.Features.Press.Lists.Rules;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Lists;

internal sealed class IndexModel(HubDb db) : PageModel, ILoadsPage
{
    private const int PageSize = 50;

    /// <param name="Members">Of a list by hand; null of one by rule.</param>
    internal sealed record Line(Guid Id, string Name, ListRule? Rule, int Members, int Left);

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public bool IsByRule { get; set; }

    [FromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [FromQuery(Name = "page")]
    public int? Number { get; set; }

    public ColumnOrder Order => ColumnOrder.Of(Sort, "name", "journalists");
    public IReadOnlyList<Line> Lists { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, 0, PageSize);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var list = new PressList { Name = PressList.Check(Name) };
        if (IsByRule)
        {
            list.Follow(ListRule.Nobody);
        }

        db.Add(list);
        await db.SaveChangesAsync(cancellationToken);
        var slug = db.Here.Campaign.Slug;
        return Redirect(IsByRule ? Links.Press.ListRule(slug, list.Id) : Links.Press.List(slug, list.Id));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Pager = new Pager(Number ?? 1, await db.Set<PressList>().CountAsync(cancellationToken), PageSize);
        var lists = db.Set<PressList>().AsNoTracking();
        var ordered = (Order.Column, Order.IsDescending) switch
        {
            ("journalists", false) => lists
                .OrderBy(list => db.Set<PressListMember>().Count(member => member.ListId == list.Id))
                .ThenBy(list => list.Name)
                .ThenBy(list => list.Id),
            ("journalists", true) => lists
                .OrderByDescending(list => db.Set<PressListMember>().Count(member => member.ListId == list.Id))
                .ThenBy(list => list.Name)
                .ThenBy(list => list.Id),
            (_, true) => lists.OrderByDescending(list => list.Name).ThenBy(list => list.Id),
            _ => lists.OrderBy(list => list.Name).ThenBy(list => list.Id),
        };
        Lists = await ordered
            .Select(list => new Line(
                list.Id,
                list.Name,
                list.Rule,
                db.Set<PressListMember>().Count(member => member.ListId == list.Id),
                db.Set<Platform.Mail.Lists.Unsubscription>().Count(left => left.ListId == list.Id)
            ))
            .Skip((Pager.Number - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
    }
}
