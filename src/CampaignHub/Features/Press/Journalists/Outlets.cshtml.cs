using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Journalists;

internal sealed class OutletsModel(HubDb db) : PageModel, ILoadsPage
{
    internal sealed record Line(Outlet Outlet, int Journalists);

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public OutletKind Type { get; set; }

    [BindProperty]
    public OutletScope Scope { get; set; }

    public IReadOnlyList<Line> Outlets { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outlet = new Outlet
        {
            Name = Outlet.Check(Name),
            Type = Type,
            Scope = Scope,
        };
        db.Add(outlet);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("{0} was added.", outlet.Name);
        return Redirect(Links.Press.Outlets(db.Here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var rows = await db.Set<Outlet>()
            .AsNoTracking()
            .OrderBy(outlet => outlet.FindText)
            .ThenBy(outlet => outlet.Id)
            .Select(outlet => new { Outlet = outlet, Count = db.Set<Journalist>().Count(journalist => journalist.OutletId == outlet.Id) })
            .ToListAsync(cancellationToken);
        Outlets = rows.ConvertAll(row => new Line(row.Outlet, row.Count));
    }
}
