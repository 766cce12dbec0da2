using CampaignHub.Data;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace CampaignHub.Features.Planning.Views;

/// <summary>The one-page plan as a page and as an SVG file.</summary>
internal sealed class SheetFile(CampaignPlan plan, HubDb db, Texts texts)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/admin/campaigns/{campaign}/plan/sheet.svg", GetAsync).Needs(PlanningFeature.View, PlanningFeature.View);

    public async Task<string> DrawAsync(PlanFilter filter, SheetSize size, CancellationToken cancellationToken)
    {
        var result = await plan.ReadAsync(cancellationToken);
        var here = db.Here;
        var words = new SheetDrawing.Words(
            here.Campaign.Name,
            texts["Plan of {0}", Days.Long(here.Today)],
            texts["Without a phase"],
            texts["today"]
        );
        return new SheetDrawing(result, filter.Among(result.Lines, here.User?.Id, PlanShow.Everything), here.Today, words).Draw(size);
    }

    private static async Task<IResult> GetAsync(
        [AsParameters] PlanFilter filter,
        [FromQuery] SheetSize? size,
        SheetFile sheet,
        HubDb db,
        CancellationToken cancellationToken
    ) =>
        Results.File(
            System.Text.Encoding.UTF8.GetBytes(await sheet.DrawAsync(filter, size ?? SheetSize.A3, cancellationToken)),
            "image/svg+xml",
            $"{db.Here.Campaign.Slug}-plan.svg"
        );
}
