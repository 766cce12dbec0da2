using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Importing;

[TakesFiles]
internal sealed class IndexModel(HubDb db, StartImport start, LookAtImport look) : PageModel, ILoadsPage
{
    private const int Newest = 50;

    [BindProperty]
    public IFormFile? Chosen { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    public IReadOnlyList<ImportBatch> Batches { get; private set; } = [];
    public IReadOnlyDictionary<Guid, int> Waiting { get; private set; } = new Dictionary<Guid, int>();

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Chosen is null)
        {
            throw new RefusedException("Choose a file first.");
        }

        StartImport.RefuseLarge(Chosen.Length);
        var content = new byte[Chosen.Length];
        await using (var file = Chosen.OpenReadStream())
        {
            await file.ReadExactlyAsync(content, cancellationToken);
        }

        var batch = await start.ExecuteAsync(Chosen.FileName, PackedFile.Of(content), Source, goal: null, cancellationToken);
        await look.ExecuteAsync(batch, batch.Columns, cancellationToken);
        return Redirect(Links.Imports.Show(db.Here.Campaign.Slug, batch.Id));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Batches = await db.Set<ImportBatch>()
            .AsNoTracking()
            .Where(batch => batch.For == null)
            .OrderByDescending(batch => batch.Id)
            .Take(Newest)
            .ToListAsync(cancellationToken);
        Waiting = await db.Set<ImportReview>()
            .GroupBy(review => review.BatchId)
            .Select(reviews => new { reviews.Key, Count = reviews.Count() })
            .ToDictionaryAsync(reviews => reviews.Key, reviews => reviews.Count, cancellationToken);
    }
}
