using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>The lines that an import left out, as a table to mend the file by.</summary>
internal static class LeftOutFile
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGroup($"{Links.Admin}/campaigns/{{{Admission.RouteKey}}}/stakeholders/import")
            .Needs(StakeholdersFeature.View)
            .ExcludeFromDescription()
            .MapGet("/{id:guid}/left-out.csv", Table);

    private static async Task<Results<FileContentHttpResult, NotFound>> Table(
        Guid id,
        HubDb db,
        ImportPurposes purposes,
        Texts texts,
        CancellationToken cancellationToken
    )
    {
        // As on its page: what an import is for says who may see it.
        if (
            await db.Set<ImportBatch>().AsNoTracking().SingleOrDefaultAsync(batch => batch.Id == id, cancellationToken) is not { } batch
            || !purposes.MayUse(batch)
        )
        {
            return TypedResults.NotFound();
        }

        var lines = LeftOutLines
            .Read(batch.Report)
            .Problems.Select(problem => (string[])[problem.Line > 0 ? $"{problem.Line}" : "", texts[problem.Template, problem.Values]]);
        return TypedResults.File(
            CsvCell.File(lines.Prepend([texts["Line"], texts["Why"]])),
            "text/csv; charset=utf-8",
            $"{db.Here.Campaign.Slug}-left-out.csv"
        );
    }
}
