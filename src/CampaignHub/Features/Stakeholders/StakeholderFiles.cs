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

    private static Task<Results<FileContentHttpResult, ForbidHttpResult>> Csv(
        [AsParameters] StakeholderFilter filter,
        bool? sensitive,
        ExportStakeholders export,
        Here here,
        CancellationToken cancellationToken
    ) => FileAsync(filter, ExportFormat.Csv, "text/csv; charset=utf-8", sensitive ?? false, export, here, cancellationToken);

    private static Task<Results<FileContentHttpResult, ForbidHttpResult>> Xlsx(
        [AsParameters] StakeholderFilter filter,
        bool? sensitive,
        ExportStakeholders export,
        Here here,
        CancellationToken cancellationToken
    ) =>
        FileAsync(
            filter,
            ExportFormat.Xlsx,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            sensitive ?? false,
            export,
            here,
            cancellationToken
        );

    private static async Task<Results<FileContentHttpResult, ForbidHttpResult>> FileAsync(
        StakeholderFilter filter,
        ExportFormat format,
        string contentType,
        bool isSensitive,
        ExportStakeholders export,
        Here here,
        CancellationToken cancellationToken
    )
    {
        if (isSensitive && !here.Can(StakeholdersFeature.Import))
        {
            return TypedResults.Forbid();
        }

        var content = await export.WriteAsync(filter, format, isSensitive, cancellationToken);
        return TypedResults.File(content, contentType, $"{here.Campaign.Slug}-stakeholders.{format.ToString().ToLowerInvariant()}");
    }
}
