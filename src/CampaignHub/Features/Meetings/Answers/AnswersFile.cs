using CampaignHub.Platform.Access;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignHub.Features.Meetings.Answers;

/// <summary>The matrix as CSV, one line for each demand and decision-maker; the follow-up letter as a text document.</summary>
internal static class AnswersFile
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var campaign = routes
            .MapGroup($"{Links.Admin}/campaigns/{{{Admission.RouteKey}}}")
            .Needs(MeetingsFeature.View)
            .ExcludeFromDescription();
        campaign.MapGet("/answers.csv", Csv);
        campaign.MapGet("/meetings/{id:guid}/letter.docx", Docx);
    }

    private static async Task<FileContentHttpResult> Csv(
        [AsParameters] AnswerFilter filter,
        AnswerMatrix matrix,
        Here here,
        Texts texts,
        CancellationToken cancellationToken
    )
    {
        List<string[]> lines =
        [
            [
                texts["Number"],
                texts["Demand"],
                texts["Decision-maker"],
                texts["Answer"],
                texts["Source"],
                texts["Day"],
                texts["What was answered"],
                texts["Last put on"],
                texts["Meeting"],
            ],
        ];
        foreach (var cell in (await matrix.ReadAsync(cancellationToken)).Where(filter.Takes))
        {
            var latest = cell.Latest;
            lines.Add([
                $"{cell.Demand.Number}",
                cell.Demand.Title,
                cell.Who.Name,
                latest is null ? texts["Unanswered"] : texts.Answer(latest.Answer),
                latest is null ? "" : texts.Source(latest.Source),
                latest is null ? "" : Days.Iso(latest.On),
                latest?.Said ?? "",
                Days.Iso(cell.PutAt.StartsOn!.Value),
                latest?.Meeting ?? cell.PutAt.Title,
            ]);
        }

        return TypedResults.File(CsvCell.File(lines), "text/csv; charset=utf-8", $"{here.Campaign.Slug}-answers.csv");
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> Docx(
        Guid id,
        FollowUpLetters letters,
        Here here,
        CancellationToken cancellationToken
    ) =>
        await letters.FindAsync(id, cancellationToken) is { } letter
            ? TypedResults.File(
                WordFile.Of(letter.Subject, letter.Whole),
                WordFile.ContentType,
                $"{here.Campaign.Slug}-{letter.FileName}.docx"
            )
            : TypedResults.NotFound();
}
