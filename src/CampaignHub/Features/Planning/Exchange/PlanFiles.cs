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
        MapTable("csv", "text/csv; charset=utf-8", PlanTable.Csv);
        MapTable("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", PlanTable.Workbook);
        campaign.MapGet("/plan.mmd", Mermaid);
        campaign.MapGet("/plan.xml", Project);

        void MapTable(string suffix, string type, Func<PlanTable.Cells, byte[]> write) =>
            campaign.MapGet(
                $"/plan.{suffix}",
                async (
                    [AsParameters] PlanFilter filter,
                    CampaignPlan plan,
                    PlanTable table,
                    Here here,
                    CancellationToken cancellationToken
                ) =>
                {
                    var lines = filter.Among((await plan.ReadAsync(cancellationToken)).Lines, here.User?.Id);
                    return File(write(await table.ReadAsync(lines, cancellationToken)), type, suffix, here);
                }
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

    // Whole: a part of a plan would be another plan.
    private static async Task<FileContentHttpResult> Project(
        CampaignPlan plan,
        ProjectFile project,
        Here here,
        CancellationToken cancellationToken
    )
    {
        var content = await project.WriteAsync(await plan.ReadAsync(cancellationToken), cancellationToken);
        return File(content, "application/xml; charset=utf-8", "xml", here);
    }

    private static FileContentHttpResult File(byte[] content, string type, string suffix, Here here) =>
        TypedResults.File(content, type, $"{here.Campaign.Slug}-plan.{suffix}");
}
