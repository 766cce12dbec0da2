using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignHub.Features.Directory.Rights;

/// <summary>The register of notices as CSV. That it left the hub is written down.</summary>
internal static class NoticeFile
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGroup($"{Links.Admin}/campaigns/{{{Admission.RouteKey}}}")
            .Needs(DirectoryFeature.Rights)
            .ExcludeFromDescription()
            .MapGet("/directory/notices.csv", Csv);

    private static async Task<FileContentHttpResult> Csv(
        string? state,
        HubDb db,
        NoticeRegister register,
        RightsDesk desk,
        Texts texts,
        CancellationToken cancellationToken
    )
    {
        var wanted = Enum.TryParse<NoticeState>(state, out var parsed) ? parsed : (NoticeState?)null;
        var lines = await register.ReadAsync(wanted, query: null, skip: 0, int.MaxValue, cancellationToken);
        desk.Register("Register of notices", texts["CSV file"], lines.Count);
        await db.SaveChangesAsync(cancellationToken);
        List<string[]> cells =
        [
            [
                texts["Name"],
                texts["State"],
                texts["Source"],
                texts["Known since"],
                texts["To be told by"],
                texts["Told on"],
                texts["How"],
                texts["Exempt because"],
            ],
        ];
        cells.AddRange(
            lines.Select(line =>
                (string[])
                    [
                        line.Actor.FullName,
                        texts.Of(line.State),
                        line.Actor.Source,
                        Days.Iso(line.CollectedOn),
                        Days.Iso(line.DueOn),
                        line.ToldOn is { } told ? Days.Iso(told) : "",
                        line.Rights?.ToldBy is { } means ? texts.Of(means) : line.MailSubject ?? "",
                        line.Rights?.ExemptBecause ?? "",
                    ]
            )
        );
        return TypedResults.File(CsvCell.File(cells), "text/csv; charset=utf-8", $"{db.Here.Campaign.Slug}-notices.csv");
    }
}
