using Microsoft.AspNetCore.Mvc;

namespace CampaignHub.Features.Planning.Views;

internal sealed class SheetModel(CampaignPlan plan) : PlanView(plan)
{
    public SheetSize Size { get; private set; }

    public Task OnGetAsync([FromQuery] SheetSize? size, CancellationToken cancellationToken)
    {
        Size = size ?? SheetSize.A3;
        return ReadAsync(cancellationToken);
    }
}
