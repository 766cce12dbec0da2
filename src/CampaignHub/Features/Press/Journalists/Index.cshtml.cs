using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Platform.Search;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Journalists;

internal sealed class IndexModel(HubDb db) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Query);
    public IReadOnlyList<Journalist> Journalists { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, 0, PageSize);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var people = db.Set<Actor>().Finding(Query).Select(actor => actor.Id);
        var outlets = db.Set<Outlet>().Finding(Query).Select(outlet => (Guid?)outlet.Id);
        var found = db.Set<Journalist>()
            .AsNoTracking()
            .Where(journalist => people.Contains(journalist.ActorId) || outlets.Contains(journalist.OutletId));
        Pager = new Pager(Number, await found.CountAsync(cancellationToken), PageSize);
        var today = db.Here.Today;
        Journalists = await found
            .Include(journalist =>
                journalist.Actor.Contacts.Where(each =>
                    (each.ValidFrom == null || each.ValidFrom <= today) && (each.ValidUntil == null || each.ValidUntil >= today)
                )
            )
            .Include(journalist => journalist.Outlet)
            .OrderBy(journalist => journalist.Actor.FindText)
            .ThenBy(journalist => journalist.Id)
            .Skip((Pager.Number - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
    }
}
