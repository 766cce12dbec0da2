using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Windows;

/// <summary>The political calendar: windows typed or brought in, and the shifts that a newer file proposes.</summary>
internal sealed class IndexModel(HubDb db, ImportWindows import) : PageModel, ILoadsPage
{
    public IReadOnlyList<PlanWindow> Windows { get; private set; } = [];

    /// <summary>How many tasks stand in each.</summary>
    public IReadOnlyDictionary<Guid, int> Tasks { get; private set; } = new Dictionary<Guid, int>();

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(
        string? name,
        DateOnly? from,
        DateOnly? to,
        string? source,
        CancellationToken cancellationToken
    )
    {
        var window = new PlanWindow { Name = PlanWindow.Check(name), Source = CheckSource(source) };
        window.Set(from ?? DateOnly.MinValue, to ?? from ?? DateOnly.MinValue);
        db.Add(window);
        return await SavedAsync(cancellationToken);
    }

    // Name and source are kept; the days are shown first with all that they would move.
    public async Task<IActionResult> OnPostChangeAsync(
        Guid id,
        int version,
        string? name,
        DateOnly? from,
        DateOnly? to,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(id, cancellationToken) is not { } window)
        {
            return NotFound();
        }

        db.Expect(window, version);
        window.Name = PlanWindow.Check(name);
        await db.SaveChangesAsync(cancellationToken);
        var (first, last) = (from ?? window.From, to ?? window.To);
        return first == window.From && last == window.To
            ? await SavedAsync(cancellationToken)
            : Redirect(Links.Planning.MoveWindow(db.Here.Campaign.Slug, id, first, last));
    }

    public Task<IActionResult> OnPostRefusalAsync(Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(id, window => window.Refuse(), cancellationToken);

    public Task<IActionResult> OnPostCancellationAsync(Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(id, window => window.Cancel(db.Here.Now), cancellationToken);

    public Task<IActionResult> OnPostRevivalAsync(Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(id, window => window.Revive(), cancellationToken);

    public Task<IActionResult> OnPostRemovalAsync(Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(id, window => window.Trash(db.Here.Now), cancellationToken);

    public async Task<IActionResult> OnPostFileAsync(IFormFile? chosen, CancellationToken cancellationToken)
    {
        var bytes = await ReadCalendarFile.BytesAsync(chosen, cancellationToken);
        var result = await import.ExecuteAsync(new(bytes, chosen!.FileName), cancellationToken);
        if (result.Remarks.Count == 0)
        {
            this.Say("{0} new, {1} moved, {2} called off, {3} as they were.", result.Added, result.Proposed, result.Cancelled, result.Same);
        }
        else
        {
            this.Say(
                "{0} new, {1} moved, {2} called off, {3} as they were. Left out or taken in part: {4}. {5}",
                result.Added,
                result.Proposed,
                result.Cancelled,
                result.Same,
                result.Remarks.Count,
                ReadCalendarFile.Said(result.Remarks)
            );
        }

        return Redirect(Links.Planning.Windows(db.Here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Windows = await db.Set<PlanWindow>()
            .AsNoTracking()
            .OrderBy(window => window.From)
            .ThenBy(window => window.Id)
            .ToListAsync(cancellationToken);
        Tasks = await db.Set<PlanItem>()
            .Where(item => item.WindowId != null)
            .GroupBy(item => item.WindowId!.Value)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
    }

    private static string CheckSource(string? source) =>
        source?.Length > PlanWindow.SourceMaxLength
            ? throw new RefusedException("A source is told in at most {0} characters.", PlanWindow.SourceMaxLength)
            : source?.Trim() ?? "";

    private async Task<IActionResult> ChangeAsync(Guid id, Action<PlanWindow> change, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } window)
        {
            return NotFound();
        }

        change(window);
        return await SavedAsync(cancellationToken);
    }

    private Task<PlanWindow?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<PlanWindow>().SingleOrDefaultAsync(window => window.Id == id, cancellationToken);

    private async Task<IActionResult> SavedAsync(CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        return Redirect(Links.Planning.Windows(db.Here.Campaign.Slug));
    }
}
