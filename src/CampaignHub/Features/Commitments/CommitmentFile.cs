using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignHub.Features.Commitments;

/// <summary>The list as CSV for spreadsheets (French ones read <c>;</c> and the byte-order mark).</summary>
internal static class CommitmentFile
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGroup($"{Links.Admin}/campaigns/{{{Admission.RouteKey}}}")
            .Needs(CommitmentsFeature.View)
            .ExcludeFromDescription()
            .MapGet("/commitments.csv", Csv);

    private static async Task<FileContentHttpResult> Csv(
        [AsParameters] CommitmentFilter filter,
        CommitmentList list,
        Here here,
        Texts texts,
        CancellationToken cancellationToken
    )
    {
        List<string[]> lines =
        [
            [texts["Words"], texts["Who"], texts["Post"], texts["Said on"], texts["Rung"], texts["Deadline"], texts["Schedule"]],
        ];
        foreach (var row in await list.ReadAsync(filter, cancellationToken))
        {
            lines.Add([
                row.Commitment.Words,
                row.By,
                row.Post,
                Days.Iso(row.Commitment.MadeOn),
                texts.Rung(row.Commitment.Rung),
                row.Commitment.Deadline is { } deadline ? Days.Iso(deadline) : "",
                texts.Of(row.Schedule),
            ]);
        }

        return TypedResults.File(CsvCell.File(lines), "text/csv; charset=utf-8", $"{here.Campaign.Slug}-commitments.csv");
    }
}
