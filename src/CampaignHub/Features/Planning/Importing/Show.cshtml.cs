using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Importing;

/// <summary>One import: as a draft what it will do, afterwards what it did, and the way back.</summary>
internal sealed class ShowModel(HubDb db, StartPlanImport start, UndoPlanImport undo) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public PlanImport Import { get; private set; } = null!;
    public PlanImportReport Report { get; private set; } = null!;
    public IReadOnlyList<SampleColumn> Columns { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Import is null ? NotFound() : Page();
    }

    /// <summary>Says what the columns mean; the page then tells anew what the import will do.</summary>
    public Task<IActionResult> OnPostColumnsAsync(PlanColumn[] columns, CancellationToken cancellationToken) =>
        OnAsync(import => start.ChooseAsync(import, columns, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostRunAsync(CancellationToken cancellationToken) =>
        OnAsync(
            async import =>
            {
                var done = await start.RunAsync(import, cancellationToken);
                this.Say(
                    "Tasks: {0} new, {1} changed, {2} as they were. Anchors: {3}.",
                    done.Created,
                    done.Updated,
                    done.Unchanged,
                    done.Anchors
                );
            },
            cancellationToken
        );

    public Task<IActionResult> OnPostUndoAsync(CancellationToken cancellationToken) =>
        OnAsync(
            async import =>
            {
                var (undone, stayed) = await undo.ExecuteAsync(import, cancellationToken);
                this.Say("Taken back: {0}. Stayed because somebody changed or removed them since: {1}.", undone, stayed);
            },
            cancellationToken
        );

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Import = (await db.Set<PlanImport>().AsNoTracking().SingleOrDefaultAsync(import => import.Id == Id, cancellationToken))!;
        if (Import is not null)
        {
            Report = JsonSerializer.Deserialize<PlanImportReport>(Import.Report)!;
            Columns = SampleColumn.Read(Import.Sample);
        }
    }

    private async Task<IActionResult> OnAsync(Func<PlanImport, Task> deed, CancellationToken cancellationToken)
    {
        if (
            !ModelState.IsValid
            || await db.Set<PlanImport>().SingleOrDefaultAsync(each => each.Id == Id, cancellationToken) is not { } import
        )
        {
            return NotFound();
        }

        await deed(import);
        return Redirect(Links.Planning.Import(db.Here.Campaign.Slug, Id));
    }
}
