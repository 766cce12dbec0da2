using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning;

internal sealed class IndexModel(HubDb db, CampaignPlan plan, TickPlanItem tick, Here here) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "show")]
    public PlanShow Show { get; set; }

    public PlanFilter Filter => new(Query, Show);
    public CampaignPlan.Result Plan { get; private set; } = new([], [], []);
    public IReadOnlyList<CampaignPlan.Line> Lines { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> People { get; private set; } = new Dictionary<Guid, string>();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Plan = await plan.ReadAsync(cancellationToken);
        Lines = Filter.Among(Plan.Lines, here.User?.Id);
        People = await db.Users.ToDictionaryAsync(user => user.Id, user => user.Name, cancellationToken);
    }

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
        return Redirect(
            Links.Planning.Index(here.Campaign.Slug)
                + QueryString.Create(new Dictionary<string, string?> { ["q"] = Query, ["show"] = $"{Show}" })
        );
    }
}
