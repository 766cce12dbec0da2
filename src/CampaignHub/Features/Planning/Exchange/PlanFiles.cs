using CampaignHub.Features.Planning.Feeds;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;

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
        MapFile(PlanFormat.Csv, "csv", "text/csv; charset=utf-8");
        MapFile(PlanFormat.Xlsx, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        MapFile(PlanFormat.Mermaid, "mmd", "text/vnd.mermaid; charset=utf-8");
        MapFile(PlanFormat.Mspdi, "xml", "application/xml; charset=utf-8");
        MapFile(PlanFormat.Ics, "ics", FeedDoor.Type);

        void MapFile(PlanFormat format, string suffix, string type) =>
            campaign.MapGet(
                $"/plan.{suffix}",
                async ([AsParameters] PlanFilter filter, WritePlan write, Texts texts, Here here, CancellationToken cancellationToken) =>
                    TypedResults.File(
                        await write.ExecuteAsync(format, filter, texts, cancellationToken),
                        type,
                        $"{here.Campaign.Slug}-plan.{suffix}"
                    )
            );
    }
}
