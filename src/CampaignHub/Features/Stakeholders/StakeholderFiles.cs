using CampaignHub.Features.Stakeholders.Importing;
using CampaignHub.Features.Stakeholders.Importing.Formats;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignHub.Features.Stakeholders;

/// <summary>The list as a table to take away.</summary>
internal static class StakeholderFiles
{
    private const string OfWorkbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>What each format's file is called at its end, and its media type.</summary>
    public static readonly IReadOnlyDictionary<MapFormat, (string Suffix, string ContentType)> Files = new Dictionary<
        MapFormat,
        (string, string)
    >
    {
        [MapFormat.Csv] = ("csv", "text/csv; charset=utf-8"),
        [MapFormat.Xlsx] = ("xlsx", OfWorkbook),
        [MapFormat.Vcf] = ("vcf", "text/vcard; charset=utf-8"),
        [MapFormat.Vcf3] = ("v3.vcf", "text/vcard; charset=utf-8"),
        [MapFormat.GraphMl] = ("graphml", "application/graphml+xml"),
        [MapFormat.Gexf] = ("gexf", "application/gexf+xml"),
        [MapFormat.Kumu] = ("kumu.json", "application/json"),
        [MapFormat.KumuXlsx] = ("kumu.xlsx", OfWorkbook),
        [MapFormat.Popolo] = ("popolo.json", "application/json"),
    };

    public static void Map(IEndpointRouteBuilder routes)
    {
        var campaign = routes
            .MapGroup($"{Links.Admin}/campaigns/{{{Admission.RouteKey}}}")
            .Needs(StakeholdersFeature.View)
            .ExcludeFromDescription();
        foreach (var (format, file) in Files)
        {
            campaign.MapGet(
                $"/stakeholders.{file.Suffix}",
                (
                    [AsParameters] StakeholderFilter filter,
                    bool? sensitive,
                    ExportStakeholders export,
                    Here here,
                    CancellationToken cancellationToken
                ) => FileAsync(filter, format, sensitive ?? false, export, here, cancellationToken)
            );
        }
    }

    private static async Task<Results<FileContentHttpResult, ForbidHttpResult>> FileAsync(
        StakeholderFilter filter,
        MapFormat format,
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
        return TypedResults.File(content, Files[format].ContentType, $"{here.Campaign.Slug}-stakeholders.{Files[format].Suffix}");
    }
}
