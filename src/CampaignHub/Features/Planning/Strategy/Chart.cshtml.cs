using System.ComponentModel.DataAnnotations;
using CampaignHub.Data;
using CampaignHub.Platform.Printing;
using CampaignHub.Platform.Site;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Strategy;

internal sealed class ChartModel(HubDb db, StrategyChart chart) : PageModel, ILoadsPage, IPrintedPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty, MaxLength(TargetNotes.TextMaxLength)]
    public string? Ask { get; set; }

    [BindProperty, MaxLength(TargetNotes.TextMaxLength)]
    public string? Means { get; set; }

    [BindProperty, MaxLength(TargetNotes.TextMaxLength)]
    public string? Gains { get; set; }

    [BindProperty, MaxLength(TargetNotes.TextMaxLength)]
    public string? Problems { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public StrategyChart.Sheet Sheet { get; private set; } = null!;

    public Paper Paper => Paper.A3Lying;

    public string FileName => $"{db.Here.Campaign.Slug}-{Slugs.Free(Sheet.Target.FullName, "chart", 80, [])}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Sheet is null)
        {
            return NotFound();
        }

        (Ask, Means, Gains, Problems) = (Sheet.Notes.Ask, Sheet.Notes.Means, Sheet.Notes.Gains, Sheet.Notes.Problems);
        Version = Sheet.Notes.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Sheet is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var notes = Sheet.Notes;
        if (db.Entry(notes).State == EntityState.Detached)
        {
            db.Add(notes);
        }
        else
        {
            db.Here.RefuseOthers(notes);
            db.Expect(notes, Version);
        }

        (notes.Ask, notes.Means) = (Ask?.Trim() ?? "", Means?.Trim() ?? "");
        (notes.Gains, notes.Problems) = (Gains?.Trim() ?? "", Problems?.Trim() ?? "");
        await db.SaveChangesAsync(cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Strategy.Chart(db.Here.Campaign.Slug, Id));
    }

    public async Task LoadAsync(CancellationToken cancellationToken) => Sheet = (await chart.ReadAsync(Id, cancellationToken))!;
}
