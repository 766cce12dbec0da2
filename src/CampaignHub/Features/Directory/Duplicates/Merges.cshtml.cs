using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Duplicates;

/// <summary>The merges of the directory, the newest first, each with its way back.</summary>
internal sealed class MergesModel(HubDb db, UndoMerge undo, MergeHistory history) : PageModel, ILoadsPage
{
    private const int PageSize = 25;

    [BindProperty(SupportsGet = true), FromQuery(Name = "page")]
    public int? PageNumber { get; set; }

    public IReadOnlyList<MergeHistory.Line> Lines { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, 0, PageSize);

    /// <summary>What an undo could not take back.</summary>
    public IReadOnlyList<MergeHistory.Part> Left { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid merge, CancellationToken cancellationToken)
    {
        if (await db.Set<ActorMerge>().SingleOrDefaultAsync(each => each.Id == merge, cancellationToken) is not { } done)
        {
            return NotFound();
        }

        var left = await undo.ExecuteAsync(done, cancellationToken);
        if (left.Count == 0)
        {
            this.Say("{0} is an entry of its own again, with everything that was its own.", done.MergedName);
            return Redirect(Links.Directory.Show(db.Here.Campaign.Slug, done.MergedId));
        }

        Left = MergeHistory.Parts(left);
        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Pager = new Pager(PageNumber ?? 1, await db.Set<ActorMerge>().CountAsync(cancellationToken), PageSize);
        Lines = await history.ReadAsync((Pager.Number - 1) * PageSize, PageSize, cancellationToken);
    }
}
