using CampaignHub.Data;
using CampaignHub.Features.Planning.Views;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning;

internal sealed class IndexModel(HubDb db, CampaignPlan plan, TickPlanItem tick, Here here) : PlanView(plan)
{
    private const int PageSize = 100;

    /// <summary>Of this page.</summary>
    public IReadOnlyList<CampaignPlan.Line> Lines { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, 0, PageSize);
    public PlanOrder? Order { get; private set; }
    public IReadOnlyDictionary<Guid, string> People { get; private set; } = new Dictionary<Guid, string>();

    public async Task OnGetAsync(
        [FromQuery(Name = "page")] int? page,
        [FromQuery(Name = "sort")] string? sort,
        CancellationToken cancellationToken
    )
    {
        await ReadAsync(cancellationToken);
        People = await db.Users.ToDictionaryAsync(user => user.Id, user => user.Name, cancellationToken);
        Order = PlanOrder.Of(sort);
        var among = Filter.Among(Plan.Lines, here.User?.Id);
        Pager = new Pager(page ?? 1, among.Count, PageSize);
        Lines = [.. (Order?.Sort(among, People) ?? among).Skip((Pager.Number - 1) * PageSize).Take(PageSize)];
    }

    /// <summary>The query string of this page of the list.</summary>
    public QueryString Place =>
        QueryString.Create(
            Request
                .Query.Where(pair => pair.Key != "handler")
                .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value))
        );

    public async Task<IActionResult> OnPostTickAsync(Guid id, bool done, CancellationToken cancellationToken)
    {
        if (
            await db.Set<PlanItem>().SingleOrDefaultAsync(item => item.Id == id, cancellationToken) is not { } item
            || !here.MayChange(item)
        )
        {
            return NotFound();
        }

        await tick.ExecuteAsync(item, done, cancellationToken);
        this.Say(item.IsDone ? "Done: {0}" : "Open again: {0}", item.Title);
        return Redirect(Links.Planning.Index(here.Campaign.Slug) + Place);
    }
}
