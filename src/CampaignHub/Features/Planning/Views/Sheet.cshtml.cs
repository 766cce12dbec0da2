using Microsoft.AspNetCore.Mvc;

namespace CampaignHub.Features.Planning.Views;

internal sealed class SheetModel(CampaignPlan plan, SheetFile sheet) : PlanView(plan)
{
    public SheetSize Size { get; private set; }

    /// <summary>SVG that the hub wrote itself, every text of it escaped.</summary>
    public string Svg { get; private set; } = "";

    public async Task OnGetAsync([FromQuery] SheetSize? size, CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        Size = size ?? SheetSize.A3;
        Svg = await sheet.DrawAsync(Filter, Size, cancellationToken);
    }
}
