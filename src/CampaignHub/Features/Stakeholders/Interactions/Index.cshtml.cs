using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Interactions;

internal sealed class IndexModel(HubDb db, InteractionLog log) : PageModel
{
    private const int PageSize = 50;

    [FromQuery(Name = "q")]
    public string? Query { get; set; }

    [FromQuery(Name = "actor")]
    public Guid? Actor { get; set; }

    [FromQuery(Name = "type")]
    public InteractionType? Type { get; set; }

    [FromQuery(Name = "direction")]
    public InteractionDirection? Direction { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public InteractionFilter Filter => new(Query, Actor, Type, Direction);
    public IReadOnlyList<InteractionLog.Line> Lines { get; private set; } = [];
    public string? With { get; private set; }
    public Pager Pager { get; private set; } = new(1, 0, PageSize);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        // A value of the address that is no member of its list filters nothing.
        ModelState.Clear();
        With = (await db.Set<Actor>().AsNoTracking().SingleOrDefaultAsync(actor => actor.Id == Actor, cancellationToken))?.FullName;
        Pager = new Pager(Number, await Filter.Apply(db.Set<Interaction>()).CountAsync(cancellationToken), PageSize);
        Lines = await log.PageAsync(Filter, (Pager.Number - 1) * PageSize, PageSize, cancellationToken);
    }
}
