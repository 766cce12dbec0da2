using CampaignHub.Data;
using CampaignHub.Features.Press.Outlets;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Coverage;

internal sealed class IndexModel(HubDb db) : PageModel, ILoadsPage
{
    private const int PageSize = 50;

    [BindProperty]
    public CoverageForm Form { get; set; } = new();

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public IReadOnlyList<CoverageItem> Items { get; private set; } = [];
    public IReadOnlyList<Outlet> Outlets { get; private set; } = [];
    public IReadOnlyList<Release> Releases { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, 0, PageSize);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Form.PublishedOn = db.Here.Today;
        await LoadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || Form.PublishedOn is not { } day)
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        await Form.CheckAsync(db, cancellationToken);
        var item = new CoverageItem { PublishedOn = day, Title = Form.Title };
        Form.WriteTo(item);
        db.Add(item);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Press.Coverage(db.Here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Pager = new Pager(Number, await db.Set<CoverageItem>().CountAsync(cancellationToken), PageSize);
        Items = await db.Set<CoverageItem>()
            .AsNoTracking()
            .Include(item => item.Outlet)
            .Include(item => item.Release)
            .OrderByDescending(item => item.PublishedOn)
            .ThenByDescending(item => item.Id)
            .Skip((Pager.Number - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        Outlets = await db.Set<Outlet>().AsNoTracking().OrderBy(outlet => outlet.FindText).ToListAsync(cancellationToken);
        Releases = await db.Set<Release>()
            .AsNoTracking()
            .Where(release => release.State == ReleaseState.Sent)
            .OrderByDescending(release => release.SentAt)
            .ToListAsync(cancellationToken);
    }
}
