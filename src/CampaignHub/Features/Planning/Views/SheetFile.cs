using CampaignHub.Data;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace CampaignHub.Features.Planning.Views;

/// <summary>The one-page plan as a page and as an SVG file.</summary>
internal sealed class SheetFile(HubDb db, Texts texts)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGroup("")
            .MapGet("/admin/campaigns/{campaign}/plan/sheet.svg", GetAsync)
            .Needs(PlanningFeature.View, PlanningFeature.View);

    public string Draw(CampaignPlan.Result result, PlanFilter filter, SheetSize size)
    {
        var here = db.Here;
        var words = new SheetDrawing.Words(
            here.Campaign.Name,
            texts["Plan of {0}", Days.Long(here.Today)],
            texts["Without a phase"],
            texts["today"]
        )
        {
            ToDo = texts["to do"],
            Late = texts["late"],
            Done = texts["done"],
            Milestone = texts["milestone"],
            Decides = texts["a date that decides"],
            Window = texts["a window"],
        };
        return new SheetDrawing(result, filter.Among(result.Lines, here.User?.Id, PlanShow.Everything), here.Today, words).Draw(size);
    }

    private static async Task<IResult> GetAsync(
        [AsParameters] PlanFilter filter,
        [FromQuery] SheetSize? size,
        SheetFile sheet,
        CampaignPlan plan,
        HubDb db,
        CancellationToken cancellationToken
    ) =>
        Results.File(
            System.Text.Encoding.UTF8.GetBytes(sheet.Draw(await plan.ReadAsync(cancellationToken), filter, size ?? SheetSize.A3)),
            "image/svg+xml",
            $"{db.Here.Campaign.Slug}-plan.svg"
        );
}
