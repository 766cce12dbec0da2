using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Importing;

[TakesFiles]
internal sealed class IndexModel(HubDb db, StartPlanImport start) : PageModel, ILoadsPage
{
    private const int Newest = 50;

    [BindProperty]
    public IFormFile? Chosen { get; set; }

    public IReadOnlyList<PlanImport> Imports { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Chosen is null)
        {
            throw new RefusedException("Choose a file first.");
        }

        OpenPlanFile.RefuseLarge(Chosen.Length);
        var content = new byte[Chosen.Length];
        await using (var file = Chosen.OpenReadStream())
        {
            await file.ReadExactlyAsync(content, cancellationToken);
        }

        var import = await start.ExecuteAsync(Chosen.FileName, content, cancellationToken);
        return Redirect(Links.Planning.Import(db.Here.Campaign.Slug, import.Id));
    }

    public async Task LoadAsync(CancellationToken cancellationToken) =>
        Imports = await db.Set<PlanImport>()
            .AsNoTracking()
            .OrderByDescending(import => import.Id)
            .Take(Newest)
            .ToListAsync(cancellationToken);
}
