using System.Text;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignHub.Features.Planning.Exchange;

/// <summary>The plan as files to take away: what the page shows, with the dates of today.</summary>
internal static class PlanFiles
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var campaign = routes
            .MapGroup($"{Links.Admin}/campaigns/{{{Admission.RouteKey}}}")
            .Needs(PlanningFeature.View)
            .ExcludeFromDescription();
        campaign.MapGet("/plan.csv", Csv);
        campaign.MapGet("/plan.xlsx", Workbook);
        campaign.MapGet("/plan.mmd", Mermaid);
    }

    private static async Task<FileContentHttpResult> Csv(
        [AsParameters] PlanFilter filter,
        CampaignPlan plan,
        PlanTable table,
        Here here,
        CancellationToken cancellationToken
    )
    {
        var lines = filter.Among((await plan.ReadAsync(cancellationToken)).Lines, here.User?.Id);
        return File(await table.CsvAsync(lines, cancellationToken), "text/csv; charset=utf-8", "csv", here);
    }

    private static async Task<FileContentHttpResult> Workbook(
        [AsParameters] PlanFilter filter,
        CampaignPlan plan,
        PlanTable table,
        Here here,
        CancellationToken cancellationToken
    )
    {
        var lines = filter.Among((await plan.ReadAsync(cancellationToken)).Lines, here.User?.Id);
        return File(
            await table.WorkbookAsync(lines, cancellationToken),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "xlsx",
            here
        );
    }

    private static async Task<FileContentHttpResult> Mermaid(
        [AsParameters] PlanFilter filter,
        CampaignPlan plan,
        Texts texts,
        Here here,
        CancellationToken cancellationToken
    )
    {
        var result = await plan.ReadAsync(cancellationToken);
        var chart = MermaidGantt.Write(here.Campaign.Name, texts, result.Anchors, filter.Among(result.Lines, here.User?.Id));
        return File(Encoding.UTF8.GetBytes(chart), "text/vnd.mermaid; charset=utf-8", "mmd", here);
    }

    private static FileContentHttpResult File(byte[] content, string type, string suffix, Here here) =>
        TypedResults.File(content, type, $"{here.Campaign.Slug}-plan.{suffix}");
}
