using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignHub.Features.Press.FollowUps;

/// <summary>The call sheet as CSV for spreadsheets.</summary>
internal static class CallSheetFile
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGroup($"{Links.Admin}/campaigns/{{{Admission.RouteKey}}}")
            .Needs(PressFeature.Edit)
            .ExcludeFromDescription()
            .MapGet("/releases/{id:guid}/calls.csv", Csv);

    private static async Task<Results<FileContentHttpResult, NotFound>> Csv(
        Guid id,
        FollowUpStanding[]? group,
        HubDb db,
        CallSheet sheet,
        Texts texts,
        CancellationToken cancellationToken
    )
    {
        if (await ReadFollowUp.FindAsync(db, id, cancellationToken) is not { } release)
        {
            return TypedResults.NotFound();
        }

        List<string[]> lines =
        [
            [
                texts["Journalist"],
                texts["Outlet"],
                texts["Telephone"],
                texts["Sent on"],
                texts["What they did"],
                texts["Last contact"],
                texts["Outcome"],
                texts["Note"],
                texts["Call again at"],
            ],
        ];
        foreach (var row in await sheet.ReadAsync(release, group ?? [], cancellationToken))
        {
            var last = row.Line.Last;
            lines.Add([
                row.Line.Name,
                row.Outlets,
                string.Join(", ", row.Numbers.Select(number => number.Value)),
                row.Line.SentAt is [.., var at] ? Days.Long(at, db.Here) : "",
                texts.Of(row.Line.Standing),
                row.Line.LastContact is { } day ? Days.Iso(day) : "",
                last is null ? "" : texts.Of(last.Outcome),
                last?.Note ?? "",
                last?.CallAgainAt is { } again ? Days.Long(again, db.Here) : "",
            ]);
        }

        return TypedResults.File(CsvCell.File(lines), "text/csv; charset=utf-8", $"{db.Here.Campaign.Slug}-calls.csv");
    }
}
