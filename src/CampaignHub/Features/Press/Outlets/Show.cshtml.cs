using CampaignHub.Data;
using CampaignHub.Features.Press.Coverage;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Outlets;

internal sealed class ShowModel(HubDb db) : PageModel, ILoadsPage
{
    /// <summary>Who wants to see more of them follows the link to the list.</summary>
    private const int Most = 50;

    [FromRoute]
    public Guid Id { get; set; }

    public Outlet Outlet { get; private set; } = null!;
    public IReadOnlyList<OutletRole> Roles { get; private set; } = [];
    public int Journalists { get; private set; }
    public IReadOnlyList<CoverageItem> Items { get; private set; } = [];
    public int Coverage { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Outlet is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostRemovalAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Outlet is null)
        {
            return NotFound();
        }

        Outlet.Trash(db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("{0} is in the trash.", Outlet.Name);
        return Redirect(Links.Press.Outlets(db.Here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Outlet = (await db.Set<Outlet>().SingleOrDefaultAsync(outlet => outlet.Id == Id, cancellationToken))!;
        if (Outlet is null)
        {
            return;
        }

        var roles = db.Set<OutletRole>().AsNoTracking().Where(role => role.OutletId == Id && role.Journalist.Actor.TrashedAt == null);
        Journalists = await roles.CountAsync(cancellationToken);
        Roles = await roles
            .Include(role => role.Journalist.Actor)
            // Who works there now stands before who did.
            .OrderBy(role => role.Until != null)
            .ThenByDescending(role => role.Until)
            .ThenBy(role => role.Journalist.Actor.FindText)
            .ThenBy(role => role.Id)
            .Take(Most)
            .ToListAsync(cancellationToken);
        var items = db.Set<CoverageItem>().AsNoTracking().Where(item => item.OutletId == Id);
        Coverage = await items.CountAsync(cancellationToken);
        Items = await items
            .OrderByDescending(item => item.PublishedOn)
            .ThenByDescending(item => item.Id)
            .Take(Most)
            .ToListAsync(cancellationToken);
    }
}
