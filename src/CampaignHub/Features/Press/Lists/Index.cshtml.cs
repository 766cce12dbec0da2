using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Lists;

internal sealed class IndexModel(HubDb db) : PageModel, ILoadsPage
{
    [BindProperty]
    public string? Name { get; set; }

    public IReadOnlyList<PressList> Lists { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var list = new PressList { Name = PressList.Check(Name) };
        db.Add(list);
        await db.SaveChangesAsync(cancellationToken);
        return Redirect(Links.Press.List(db.Here.Campaign.Slug, list.Id));
    }

    public async Task LoadAsync(CancellationToken cancellationToken) =>
        Lists = await db.Set<PressList>()
            .AsNoTracking()
            .Include(list => list.Members)
            .OrderBy(list => list.Name)
            .ThenBy(list => list.Id)
            .ToListAsync(cancellationToken);
}
