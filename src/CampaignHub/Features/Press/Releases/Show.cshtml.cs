using CampaignHub.Data;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Releases;

internal sealed class ShowModel(HubDb db) : PageModel, ILoadsPage
{
    private const int PageSize = 200;

    [FromRoute]
    public Guid Id { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public Release Release { get; private set; } = null!;
    public IReadOnlyList<Delivery> Deliveries { get; private set; } = [];
    public IReadOnlyList<KeyValuePair<DeliveryState, int>> States { get; private set; } = [];
    public IReadOnlyList<Coverage.CoverageItem> Coverage { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, 0, PageSize);

    public ReleaseStanding Standing { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Release is null ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostApprovalAsync(CancellationToken cancellationToken) =>
        ChangeAsync(release => release.Approve(db.Here.Now), cancellationToken, "Approved: it can be sent now.");

    public Task<IActionResult> OnPostReopeningAsync(CancellationToken cancellationToken) =>
        ChangeAsync(release => release.Reopen(), cancellationToken, "It is a draft again.");

    public async Task<IActionResult> OnPostRemovalAsync(CancellationToken cancellationToken)
    {
        var done = await ChangeAsync(release => release.Trash(db.Here.Now), cancellationToken);
        if (done is not RedirectResult)
        {
            return done;
        }

        this.Say("{0} is in the trash.", Release.Headline);
        return Redirect(Links.Press.Releases(db.Here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Release = (
            await db.Set<Release>()
                .Include(release => release.Sendings)
                .SingleOrDefaultAsync(release => release.Id == Id, cancellationToken)
        )!;
        if (Release is null)
        {
            return;
        }

        Standing = (await ReleaseStandings.ReadAsync(db, [Release], cancellationToken))[Id];
        var mails = Release.Sendings.Select(sending => sending.MailId).OfType<Guid>().ToList();
        var found = db.Set<Delivery>().AsNoTracking().Where(delivery => mails.Contains(delivery.MailId));
        var counts = await found
            .GroupBy(delivery => delivery.State)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        States = [.. counts.OrderBy(row => row.Key).Select(row => KeyValuePair.Create(row.Key, row.Count))];
        Pager = new Pager(Number, counts.Sum(row => row.Count), PageSize);
        Deliveries = await found
            .OrderBy(delivery => delivery.FindText)
            .ThenBy(delivery => delivery.Id)
            .Skip((Pager.Number - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        Coverage = await db.Set<Coverage.CoverageItem>()
            .AsNoTracking()
            .Include(item => item.Outlet)
            .Where(item => item.ReleaseId == Id)
            .OrderByDescending(item => item.PublishedOn)
            .ToListAsync(cancellationToken);
    }

    private async Task<IActionResult> ChangeAsync(Action<Release> change, CancellationToken cancellationToken, string? done = null)
    {
        await LoadAsync(cancellationToken);
        if (Release is null)
        {
            return NotFound();
        }

        change(Release);
        await db.SaveChangesAsync(cancellationToken);
        if (done is not null)
        {
            this.Say(done);
        }

        return Redirect(Links.Press.Release(db.Here.Campaign.Slug, Id));
    }
}
