using CampaignHub.Data;
using CampaignHub.Platform.Search;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Releases;

internal sealed class IndexModel(HubDb db) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Query);
    public IReadOnlyList<Release> Releases { get; private set; } = [];
    public IReadOnlyDictionary<Guid, ReleaseStanding> Standings { get; private set; } = new Dictionary<Guid, ReleaseStanding>();
    public Pager Pager { get; private set; } = new(1, 0, PageSize);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var found = db.Set<Release>().AsNoTracking().Finding(Query);
        Pager = new Pager(Number, await found.CountAsync(cancellationToken), PageSize);
        Releases = await found
            .Include(release => release.Sendings)
            .OrderByDescending(release => release.SentAt ?? release.CreatedAt)
            .ThenByDescending(release => release.Id)
            .Skip((Pager.Number - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        Standings = await ReleaseStandings.ReadAsync(db, Releases, cancellationToken);
    }
}
