using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>One import: as a draft what it will do, afterwards what it did, what waits, and the way back.</summary>
internal sealed class ShowModel(HubDb db, ImportPurposes purposes, ImportWork work, ReviewDesk reviews, NameLeftBehind leftBehind)
    : PageModel,
        ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public ImportBatch Batch { get; private set; } = null!;

    /// <summary>What it is for besides the directory; null is the map.</summary>
    public IImportPurpose? Purpose => purposes.Of(Batch);
    public IReadOnlyList<SampleColumn> Columns { get; private set; } = [];
    public ImportReport? Report { get; private set; }
    public IReadOnlyList<ReviewDesk.Line> ToReview { get; private set; } = [];
    public LeftOutLines LeftOut => LeftOutLines.Read(Batch.State == ImportState.Imported ? Batch.Report : null);

    /// <summary>The first of what an undo let stand.</summary>
    public IReadOnlyList<NameLeftBehind.Line> Stayed { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Batch is null ? NotFound() : Page();
    }

    /// <summary>Says what the columns mean; the page then tells anew what the import will do.</summary>
    public Task<IActionResult> OnPostColumnsAsync(
        string[] columns,
        [FromServices] LookAtImport look,
        CancellationToken cancellationToken
    ) => OnAsync(batch => look.ExecuteAsync(batch, [.. columns.Select(ColumnMeaning.Parse)], cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostRunAsync(CancellationToken cancellationToken) =>
        OnAsync(
            async batch =>
            {
                if (await work.BeginAsync(batch, ImportState.Importing, isHere: false, cancellationToken) is { } done)
                {
                    this.Say(
                        "{0} new, {1} changed, {2} as they were; {3} ties and mandates.",
                        done.Created,
                        done.Updated,
                        done.Unchanged,
                        done.Linked
                    );
                }
            },
            cancellationToken
        );

    public Task<IActionResult> OnPostStopAsync(CancellationToken cancellationToken) =>
        OnAsync(
            batch =>
                // Beside its version, which the work raises with every part.
                db.Set<ImportBatch>()
                    .Where(each => each.Id == batch.Id && (each.State == ImportState.Looking || each.State == ImportState.Importing))
                    .ExecuteUpdateAsync(set => set.SetProperty(each => each.IsStopAsked, true), cancellationToken),
            cancellationToken
        );

    public Task<IActionResult> OnPostUndoAsync(CancellationToken cancellationToken) =>
        OnAsync(
            async batch =>
            {
                if (await work.BeginUndoAsync(batch, isHere: false, cancellationToken) is { } done)
                {
                    this.Say(ImportWords.OfUndo(done.Left), done.Undone, done.Left);
                }
            },
            cancellationToken
        );

    /// <param name="review">The line.</param>
    /// <param name="actor">Who it is; empty is somebody new.</param>
    /// <param name="leave">Leaves the line out instead.</param>
    /// <param name="cancellationToken">The request's.</param>
    public Task<IActionResult> OnPostDecideAsync(Guid review, Guid? actor, bool leave, CancellationToken cancellationToken) =>
        OnAsync(
            async batch =>
            {
                var line =
                    await db.Set<ImportReview>()
                        .SingleOrDefaultAsync(each => each.Id == review && each.BatchId == batch.Id, cancellationToken)
                    ?? throw new RefusedException("Somebody decided this line meanwhile.");
                if (leave)
                {
                    db.Remove(line);
                    await db.SaveChangesAsync(cancellationToken);
                    return;
                }

                await reviews.DecideAsync(line, actor, cancellationToken);
            },
            cancellationToken
        );

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Batch = (await FindAsync(cancellationToken))!;
        if (Batch is { State: ImportState.Draft })
        {
            Columns = SampleColumn.Read(Batch.Sample);
            Report = Batch.Report is { } report ? JsonSerializer.Deserialize<ImportReport>(report) : null;
        }
        else if (Batch is { State: ImportState.Imported })
        {
            ToReview = await reviews.ReadAsync(Id, cancellationToken);
        }
        else if (Batch is { State: ImportState.Undone })
        {
            Stayed = await leftBehind.ExecuteAsync(LeftBehind.Read(Batch.Report), cancellationToken);
        }
    }

    private async Task<IActionResult> OnAsync(Func<ImportBatch, Task> deed, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            throw new RefusedException("Something of this form cannot be read: look at its lists and dates.");
        }

        if (await FindAsync(cancellationToken) is not { } batch)
        {
            return NotFound();
        }

        db.Here.RefuseOthers(batch);

        await deed(batch);
        return Redirect(Links.Imports.Show(db.Here.Campaign.Slug, Id));
    }

    // What it is for says who may see it: whoever keeps journalists need not be of the map.
    private async Task<ImportBatch?> FindAsync(CancellationToken cancellationToken) =>
        await db.Set<ImportBatch>().SingleOrDefaultAsync(batch => batch.Id == Id, cancellationToken) is { } found && purposes.MayUse(found)
            ? found
            : null;
}
