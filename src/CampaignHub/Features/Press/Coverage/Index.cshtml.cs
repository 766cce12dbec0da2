using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Press.Outlets;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Features.Press.Watches;
using CampaignHub.Platform.Printing;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Coverage;

/// <summary>The press review: what was written and said, over time, on screen, on paper and as a file.</summary>
internal sealed class IndexModel(HubDb db, CoverageMonths months) : PageModel, IPrintedPage
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Until { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Outlet { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Release { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Demand { get; set; }

    [BindProperty(SupportsGet = true)]
    public CoverageTone? Tone { get; set; }

    [BindProperty(SupportsGet = true)]
    public CoverageMedium? Medium { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public CoverageFilter Filter => new(Query, From, Until, Outlet, Release, Demand, Tone, Medium);
    public IReadOnlyList<CoverageItem> Items { get; private set; } = [];
    public IReadOnlyList<CoverageMonths.Month> Months { get; private set; } = [];
    public string Drawing { get; private set; } = "";
    public IReadOnlyList<Release> Releases { get; private set; } = [];
    public IReadOnlyList<Demand> Demands { get; private set; } = [];
    public string? OutletName { get; private set; }
    public int Proposed { get; private set; }
    public Pager Pager { get; private set; } = new(1, 0, PageSize);
    public bool IsPrinted => PrintedPageFilter.IsAsked(Request);
    public Paper Paper => Paper.A4;
    public string FileName => $"{db.Here.Campaign.Slug}-press-review";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var all = await Whole(Filter.On(db.Set<CoverageItem>().AsNoTracking())).ToListAsync(cancellationToken);
        Months = CoverageMonths.Of(all);
        Drawing = Months.Count == 0 ? "" : months.Draw(Months);
        Pager = new Pager(IsPrinted ? 1 : Number, all.Count, IsPrinted ? Math.Max(1, all.Count) : PageSize);
        Items = [.. all.Skip((Pager.Number - 1) * Pager.Size).Take(Pager.Size)];
        Proposed = await db.Set<CoverageProposal>().CountAsync(each => each.State == ProposalState.Proposed, cancellationToken);
        OutletName = Outlet is { } outlet
            ? await db.Set<Outlet>().Where(each => each.Id == outlet).Select(each => each.Name).SingleOrDefaultAsync(cancellationToken)
            : null;
        (Releases, Demands) = await ChoicesAsync(db, cancellationToken);
    }

    /// <summary>The latest first, with what the lists show.</summary>
    public static IQueryable<CoverageItem> Whole(IQueryable<CoverageItem> items) =>
        items
            .Include(item => item.Outlet)
            .Include(item => item.Release)
            .Include(item => item.Demand)
            .Include(item => item.Journalist!.Actor)
            .OrderByDescending(item => item.PublishedOn)
            .ThenByDescending(item => item.Id);

    public static async Task<(IReadOnlyList<Release> Releases, IReadOnlyList<Demand> Demands)> ChoicesAsync(
        HubDb db,
        CancellationToken cancellationToken
    ) =>
        (
            await db.Set<Release>()
                .AsNoTracking()
                .Where(release => release.State == ReleaseState.Sent)
                .OrderByDescending(release => release.SentAt)
                .ToListAsync(cancellationToken),
            await db.Set<Demand>().AsNoTracking().OrderBy(demand => demand.Number).ToListAsync(cancellationToken)
        );
}
