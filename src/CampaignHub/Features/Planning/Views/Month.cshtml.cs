using CampaignHub.Platform.Access;
using Microsoft.AspNetCore.Mvc;

namespace CampaignHub.Features.Planning.Views;

internal sealed class MonthModel(CampaignPlan plan, Here here) : PlanView(plan)
{
    public MonthGrid Grid { get; private set; } = null!;

    public async Task OnGetAsync([FromQuery] string? month, CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        var lines = Filter.Among(Plan.Lines, here.User?.Id, PlanShow.Everything);
        Grid = MonthGrid.Of(Plan, lines, MonthGrid.Read(month, here.Today));
    }
}
