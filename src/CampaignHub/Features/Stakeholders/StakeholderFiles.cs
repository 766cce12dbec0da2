using CampaignHub.Features.Stakeholders.Importing;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignHub.Features.Stakeholders;

/// <summary>The list as a table to take away, and the data of the network's drawing.</summary>
internal static class StakeholderFiles
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var campaign = routes
            .MapGroup($"{Links.Admin}/campaigns/{{{Admission.RouteKey}}}")
            .Needs(StakeholdersFeature.View)
            .ExcludeFromDescription();
        campaign.MapGet("/stakeholders.csv", Csv);
        campaign.MapGet("/stakeholders.xlsx", Xlsx);
        campaign.MapGet("/stakeholders/network.json", Network);
    }

    private static async Task<Ok<NetworkOfCampaign.Drawing>> Network(NetworkOfCampaign network, CancellationToken cancellationToken) =>
        TypedResults.Ok(await network.DrawAsync(cancellationToken));

    private static async Task<FileContentHttpResult> Csv(
        [AsParameters] StakeholderFilter filter,
        bool? sensitive,
        ExportStakeholders export,
        Here here,
        CancellationToken cancellationToken
    ) =>
        TypedResults.File(
            await export.WriteAsync(filter, ExportFormat.Csv, sensitive ?? false, cancellationToken),
            "text/csv; charset=utf-8",
            $"{here.Campaign.Slug}-stakeholders.csv"
        );

    private static async Task<FileContentHttpResult> Xlsx(
        [AsParameters] StakeholderFilter filter,
        bool? sensitive,
        ExportStakeholders export,
        Here here,
        CancellationToken cancellationToken
    ) =>
        TypedResults.File(
            await export.WriteAsync(filter, ExportFormat.Xlsx, sensitive ?? false, cancellationToken),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            $"{here.Campaign.Slug}-stakeholders.xlsx"
        );
}
