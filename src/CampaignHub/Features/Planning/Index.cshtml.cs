using CampaignHub.Data;
using CampaignHub.Features.Planning.Views;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning;

internal sealed class IndexModel(HubDb db, CampaignPlan plan, TickPlanItem tick, Here here) : PlanView(plan)
{
    public IReadOnlyList<CampaignPlan.Line> Lines { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> People { get; private set; } = new Dictionary<Guid, string>();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
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
        return Redirect(Links.Planning.Index(here.Campaign.Slug) + PlanFilter.Of(Request.Query).ToQuery());
    }
}
