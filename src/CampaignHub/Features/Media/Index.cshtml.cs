using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Media;

/// <summary>The library as a wall of cards, the newest first.</summary>
internal sealed class IndexModel(HubDb db) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public MediaFilter Filter { get; set; } = new();

    public IReadOnlyList<MediaFile> Files { get; private set; } = [];
    public Pager Pager { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var found = Filter.Of(db).AsNoTracking();
        Pager = new Pager(Filter.Number, await found.CountAsync(cancellationToken), MediaFilter.PageSize);
        Files = await found
            .OrderByDescending(file => file.CreatedAt)
            .ThenByDescending(file => file.Id)
            .Skip((Pager.Number - 1) * MediaFilter.PageSize)
            .Take(MediaFilter.PageSize)
            .ToListAsync(cancellationToken);
    }
}
