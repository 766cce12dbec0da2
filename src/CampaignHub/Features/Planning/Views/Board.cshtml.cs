using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Views;

internal sealed class BoardModel(CampaignPlan plan, HubDb db, ChangePlanState change) : PlanView(plan)
{
    // Of what is done, the last weeks are worth a card.
    private const int KeptDays = 28;

    public ILookup<PlanState, CampaignPlan.Line> Columns { get; private set; } =
        Array.Empty<CampaignPlan.Line>().ToLookup(_ => default(PlanState));
    public IReadOnlyDictionary<Guid, string> People { get; private set; } = new Dictionary<Guid, string>();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        var since = db.Here.Today.AddDays(-KeptDays);
        Columns = Filter
            .Among(Plan.Lines, db.Here.User?.Id, PlanShow.Everything)
            .Where(line => !line.Item.IsDone || line.Finish >= since)
            .ToLookup(line => line.Item.State);
        People = await db.Users.ToDictionaryAsync(user => user.Id, user => user.Name, cancellationToken);
    }

    public async Task<IActionResult> OnPostMoveAsync(Guid id, PlanState state, CancellationToken cancellationToken)
    {
        if (await db.Set<PlanItem>().SingleOrDefaultAsync(item => item.Id == id, cancellationToken) is not { } item)
        {
            return NotFound();
        }

        db.Here.RefuseOthers(item);
        await change.ExecuteAsync(item, new ChangePlanState.Input(state), cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Planning.Board(db.Here.Campaign.Slug) + PlanFilter.Of(Request.Query).ToQuery());
    }
}
