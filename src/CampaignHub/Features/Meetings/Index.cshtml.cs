using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Meetings;

internal sealed class IndexModel(HubDb db) : PageModel
{
    private const int PageSize = 50;

    [FromQuery(Name = "q")]
    public string? Query { get; set; }

    [FromQuery(Name = "status")]
    public MeetingStatus? Status { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public MeetingFilter Filter => new(Query, Status);
    public IReadOnlyList<Meeting> Meetings { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, 0, PageSize);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        // A value of the address that is no member of its list filters nothing.
        ModelState.Clear();
        var found = Filter.Apply(db.Set<Meeting>().AsNoTracking());
        Pager = new Pager(Number, await found.CountAsync(cancellationToken), PageSize);
        Meetings = await found
            .UpcomingFirst(db.Here.Today)
            .Skip((Pager.Number - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
    }
}
