using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Views;

internal sealed class WorkloadModel(CampaignPlan plan, HubDb db) : PlanView(plan)
{
    /// <summary>A season, as far as one can still shift work.</summary>
    public const int Weeks = 12;

    public DateOnly Monday { get; private set; }
    public IReadOnlyList<Workload.Row> Rows { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> People { get; private set; } = new Dictionary<Guid, string>();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        Monday = MonthGrid.Monday(db.Here.Today);
        Rows = Workload.Of(Plan, Filter.Among(Plan.Lines, db.Here.User?.Id), Monday, Weeks);
        People = await db.Users.ToDictionaryAsync(user => user.Id, user => user.Name, cancellationToken);
    }
}
