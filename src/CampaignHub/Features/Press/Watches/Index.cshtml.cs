using System.ComponentModel.DataAnnotations;
using CampaignHub.Data;
using CampaignHub.Features.Press.Coverage;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Watches;

/// <summary>The feeds that are watched, and what they propose.</summary>
internal sealed class IndexModel(HubDb db, ReadWatches read, AcceptProposal accept) : PageModel, ILoadsPage
{
    private const int PageSize = 50;

    [BindProperty, Required, MaxLength(CoverageWatch.NameMaxLength)]
    public string? Name { get; set; }

    [BindProperty, Required, MaxLength(CoverageItem.UrlMaxLength)]
    public string? Address { get; set; }

    [BindProperty, MaxLength(CoverageWatch.KeywordsMaxLength)]
    public string? Keywords { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public IReadOnlyList<CoverageWatch> All { get; private set; } = [];
    public IReadOnlyList<CoverageProposal> Proposals { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, 0, PageSize);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        var watch = new CoverageWatch { CampaignId = db.Here.Campaign.Id };
        watch.Describe(Name, Address, Keywords);
        db.Add(watch);
        await db.SaveChangesAsync(cancellationToken);
        return await ReadAsync(watch.Id, cancellationToken);
    }

    public async Task<IActionResult> OnPostReadingAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Set<CoverageWatch>().AnyAsync(watch => watch.Id == id, cancellationToken)
            ? await ReadAsync(id, cancellationToken)
            : NotFound();

    public async Task<IActionResult> OnPostRemovalAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await db.Set<CoverageWatch>().SingleOrDefaultAsync(watch => watch.Id == id, cancellationToken) is not { } watch)
        {
            return NotFound();
        }

        watch.Trash(db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("{0} is in the trash.", watch.Name);
        return Back();
    }

    public async Task<IActionResult> OnPostAcceptanceAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } proposal)
        {
            return NotFound();
        }

        await accept.ExecuteAsync(proposal, cancellationToken);
        this.Say("It is in the press review: {0}.", proposal.Title);
        return Back();
    }

    public async Task<IActionResult> OnPostRefusalAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } proposal)
        {
            return NotFound();
        }

        proposal.Refuse();
        await db.SaveChangesAsync(cancellationToken);
        this.Say("It is not proposed any more.");
        return Back();
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        All = await db.Set<CoverageWatch>().AsNoTracking().OrderBy(watch => watch.Name).ToListAsync(cancellationToken);
        var open = db.Set<CoverageProposal>().AsNoTracking().Where(each => each.State == ProposalState.Proposed);
        Pager = new Pager(Number, await open.CountAsync(cancellationToken), PageSize);
        Proposals = await open.OrderByDescending(each => each.PublishedOn)
            .ThenByDescending(each => each.Id)
            .Skip((Pager.Number - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
    }

    private async Task<IActionResult> ReadAsync(Guid id, CancellationToken cancellationToken)
    {
        var count = await read.ExecuteAsync(id, cancellationToken);
        this.Say("Read: {0} new.", count);
        return Back();
    }

    private Task<CoverageProposal?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<CoverageProposal>().SingleOrDefaultAsync(each => each.Id == id, cancellationToken);

    private RedirectResult Back() => Redirect(Links.Press.Watches(db.Here.Campaign.Slug));
}
