using CampaignHub.Data;
using CampaignHub.Features.Planning.Replanning;
using CampaignHub.Features.Planning.Views;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning;

internal sealed class IndexModel(HubDb db, CampaignPlan plan, TickPlanItem tick, Here here) : PlanView(plan)
{
    public const string AllColumns = "all";
    private const int PageSize = 100;

    /// <summary>Of this page.</summary>
    public IReadOnlyList<CampaignPlan.Line> Lines { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, 0, PageSize);
    public PlanOrder? Order { get; private set; }
    public IReadOnlyDictionary<Guid, string> People { get; private set; } = new Dictionary<Guid, string>();

    /// <summary><see cref="AllColumns"/> shows what the timeline does: links, slack, windows, a baseline.</summary>
    [FromQuery(Name = "columns")]
    public string? Columns { get; set; }

    public bool IsDetailed => string.Equals(Columns, AllColumns, StringComparison.Ordinal);

    /// <summary>What the dates are compared with.</summary>
    [FromQuery(Name = "baseline")]
    public Guid? Baseline { get; set; }

    public IReadOnlyList<PlanBaseline> Baselines { get; private set; } = [];

    /// <summary>The dates in the baseline, by task.</summary>
    public IReadOnlyDictionary<Guid, PlanBaseline.Dates> Was { get; private set; } = new Dictionary<Guid, PlanBaseline.Dates>();

    /// <summary>Of all tasks.</summary>
    public IReadOnlyDictionary<Guid, string> Titles { get; private set; } = new Dictionary<Guid, string>();

    public async Task OnGetAsync(
        [FromQuery(Name = "page")] int? page,
        [FromQuery(Name = "sort")] string? sort,
        CancellationToken cancellationToken
    )
    {
        await ReadAsync(cancellationToken);
        if (IsDetailed)
        {
            await CompareAsync(cancellationToken);
        }

        People = await db.Users.ToDictionaryAsync(user => user.Id, user => user.Name, cancellationToken);
        Order = PlanOrder.Of(sort);
        var among = Filter.Among(Plan.Lines, here.User?.Id);
        Pager = new Pager(page ?? 1, among.Count, PageSize);
        Lines = [.. (Order?.Sort(among, People) ?? among).Skip((Pager.Number - 1) * PageSize).Take(PageSize)];
    }

    private async Task CompareAsync(CancellationToken cancellationToken)
    {
        Titles = Plan.Lines.ToDictionary(line => line.Item.Id, line => line.Item.Title);
        Baselines = await db.Set<PlanBaseline>().AsNoTracking().OrderByDescending(each => each.Id).ToListAsync(cancellationToken);
        var chosen = Baselines.FirstOrDefault(each => each.Id == Baseline);
        Baseline = chosen?.Id;
        Was = (chosen?.Tasks ?? []).ToDictionary(task => task.Id);
    }

    /// <summary>The same list, from its first page, with other columns or another order.</summary>
    public string Here(string? columns, string? sort = null)
    {
        var query = QueryWithout("page", "columns", sort is null ? "" : "sort");
        query = columns is null ? query : query.Add("columns", columns);
        return Links.Planning.Index(here.Campaign.Slug) + (sort is null ? query : query.Add("sort", sort));
    }

    /// <summary>The query string of this page of the list.</summary>
    public QueryString Place => QueryWithout();

    private QueryString QueryWithout(params string[] names) =>
        QueryString.Create(
            Request
                .Query.Where(pair => pair.Key != "handler" && !names.Contains(pair.Key))
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
