using System.Text;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Printing;
using Microsoft.AspNetCore.Mvc;

namespace CampaignHub.Features.Planning.Views;

internal sealed class SheetModel(CampaignPlan plan, SheetFile file, Here here) : PlanView(plan), IPrintedPage
{
    public SheetSize Size { get; private set; }

    /// <summary>Where the drawing is; in a printed document, which may ask for nothing, the drawing itself.</summary>
    public string Source { get; private set; } = "";

    public Paper Paper => (Size == SheetSize.A3 ? Paper.A3Lying : Paper.A4Lying) with { Margin = 0 };

    public string FileName => $"{here.Campaign.Slug}-plan";

    public async Task OnGetAsync([FromQuery] SheetSize? size, CancellationToken cancellationToken)
    {
        Size = size ?? SheetSize.A3;
        await ReadAsync(cancellationToken);
        Source = PrintedPageFilter.IsAsked(Request)
            ? $"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(file.Draw(Plan, Filter, Size)))}"
            : Links.Planning.SheetFile(here.Campaign.Slug) + Filter.ToQuery().Add("size", $"{Size}");
    }
}
