using System.Text;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignHub.Features.Commitments;

/// <summary>The list as CSV for spreadsheets (French ones read <c>;</c> and the byte-order mark).</summary>
internal static class CommitmentFiles
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
        var lines = new List<string>
        {
            Line([
                texts["Words"],
                texts["Who"],
                texts["In which post"],
                texts["Said on"],
                texts["Rung"],
                texts["To be done by"],
                texts["Deadline"],
                texts["According to them"],
                texts["What can be shown"],
            ]),
        };
        lines.AddRange((await list.ReadAsync(filter, cancellationToken)).Select(commitment => Line(Cells(commitment, here, texts))));
        var bytes = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n")).ToArray();
        return TypedResults.File(bytes, "text/csv; charset=utf-8", $"{here.Campaign.Slug}-commitments.csv");
    }

    private static IEnumerable<string> Cells(Commitment commitment, Here here, Texts texts) =>
        [
            commitment.Words,
            commitment.Actor.FullName,
            commitment.Post?.Title ?? "",
            Days.Iso(commitment.MadeOn),
            texts.Of(commitment.Current),
            commitment.Deadline is { } deadline ? Days.Iso(deadline) : "",
            texts.Of(commitment.ScheduleOn(here.Today)),
            texts.Of(commitment.Official),
            texts.Of(commitment.Evidence),
        ];

    private static string Line(IEnumerable<string> cells) => string.Join(';', cells.Select(CsvCell.Of));
}
