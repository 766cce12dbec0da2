using CampaignHub.Data;
using CampaignHub.Features.Press.Lists;
using CampaignHub.Features.Stakeholders.Importing;
using CampaignHub.Platform;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Importing;

/// <summary>A file of journalists is taken here; what it will do, its review and its undo stand on the page of the import.</summary>
[TakesFiles]
internal sealed class IndexModel(HubDb db, StartImport start, LookAtImport look) : PageModel, ILoadsPage
{
    private const int Newest = 50;

    [BindProperty]
    public IFormFile? Chosen { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public Guid? ListId { get; set; }

    /// <summary>Those kept by hand.</summary>
    public IReadOnlyList<PressList> Lists { get; private set; } = [];
    public IReadOnlyList<ImportBatch> Batches { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Chosen is null)
        {
            throw new RefusedException("Choose a file first.");
        }

        if (ListId is { } id)
        {
            var list = await db.Set<PressList>().SingleOrDefaultAsync(each => each.Id == id, cancellationToken);
            (list ?? throw new RefusedException("Choose a press list first.")).RefuseRule();
        }

        StartImport.RefuseLarge(Chosen.Length);
        var content = new byte[Chosen.Length];
        await using (var file = Chosen.OpenReadStream())
        {
            await file.ReadExactlyAsync(content, cancellationToken);
        }

        var goal = new ImportGoal(PressImport.Name, ListId);
        var batch = await start.ExecuteAsync(Chosen.FileName, PackedFile.Of(content), Source, goal, cancellationToken);
        await look.ExecuteAsync(batch, batch.Columns, cancellationToken);
        return Redirect(Links.Imports.Show(db.Here.Campaign.Slug, batch.Id));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Lists = await db.Set<PressList>()
            .AsNoTracking()
            .Where(list => list.Rule == null)
            .OrderBy(list => list.Name)
            .ToListAsync(cancellationToken);
        Batches = await db.Set<ImportBatch>()
            .AsNoTracking()
            .Where(batch => batch.For == PressImport.Name)
            .OrderByDescending(batch => batch.Id)
            .Take(Newest)
            .ToListAsync(cancellationToken);
    }
}
