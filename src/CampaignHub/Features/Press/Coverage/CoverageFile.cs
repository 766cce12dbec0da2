using System.Globalization;
using CampaignHub.Data;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Coverage;

/// <summary>The press review as CSV: a row as newsrooms' monitoring services give it.</summary>
internal static class CoverageFile
{
    private static readonly string[] Columns =
    [
        "Day",
        "Outlet",
        "Medium",
        "Title",
        "Web address",
        "Address of an archived copy",
        "Author",
        "Page or minute",
        "Language",
        "Type of piece",
        "How much of it is about us",
        "Tone",
        "Reach",
        "Who of us is quoted",
        "Quote",
        "How it came about",
        "Release",
        "Journalist",
        "Demand",
        "Repeats",
    ];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGroup($"{Links.Admin}/campaigns/{{{Admission.RouteKey}}}")
            .Needs(PressFeature.View)
            .ExcludeFromDescription()
            .MapGet("/coverage.csv", Csv);

    private static async Task<FileContentHttpResult> Csv(HttpRequest request, HubDb db, Texts texts, CancellationToken cancellationToken)
    {
        var items = await IndexModel.Whole(FilterOf(request).On(db.Set<CoverageItem>().AsNoTracking())).ToListAsync(cancellationToken);
        var titles = items.ToDictionary(item => item.Id, item => item.Title);
        List<string[]> lines =
        [
            [.. Columns.Select(name => texts[name])],
            .. items.Select(item => Line(item, titles, texts)),
        ];
        return TypedResults.File(CsvCell.File(lines), "text/csv; charset=utf-8", $"{db.Here.Campaign.Slug}-press-review.csv");
    }

    private static string[] Line(CoverageItem item, Dictionary<Guid, string> titles, Texts texts) =>
        [
            Days.Iso(item.PublishedOn),
            item.Outlet?.Name ?? "",
            Name(item.Medium, texts),
            item.Title,
            item.Url,
            item.ArchivedUrl,
            item.Author,
            item.Place,
            PressLanguages.Names(texts, item.Language),
            Name(item.Type, texts),
            Name(item.Depth, texts),
            Name(item.Tone, texts),
            item.Reach is { } reach ? $"{reach}" : "",
            item.Quoted,
            item.Quote,
            Name(item.Origin, texts),
            item.Release?.Headline ?? "",
            item.Journalist?.Actor.FullName ?? "",
            item.Demand is { } demand ? $"{demand.Number}. {demand.Title}" : "",
            item.SyndicatedFromId is { } first ? titles.GetValueOrDefault(first, "") : "",
        ];

    private static string Name(Enum? value, Texts texts) => value is null ? "" : texts.Of(value);

    // As the page reads it: what is empty or unreadable asks for nothing.
    private static CoverageFilter FilterOf(HttpRequest request)
    {
        var query = request.Query;
        return new CoverageFilter(
            query["q"],
            Day(query["from"]),
            Day(query["until"]),
            Id(query["outlet"]),
            Id(query["release"]),
            Id(query["demand"]),
            Enum.TryParse<CoverageTone>(query["tone"], out var tone) ? tone : null,
            Enum.TryParse<CoverageMedium>(query["medium"], out var medium) ? medium : null
        );
    }

    private static DateOnly? Day(string? text) => DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var day) ? day : null;

    private static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;
}
