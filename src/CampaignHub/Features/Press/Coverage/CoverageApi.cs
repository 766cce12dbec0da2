using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Outbound;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Coverage;

/// <summary><c>/api/v1/campaigns/{campaign}/coverage</c>: the press review.</summary>
internal static class CoverageApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var coverage = routes.MapApi("coverage").Needs(PressFeature.View, PressFeature.Edit);
        coverage.MapGet("/", List);
        coverage.MapGet("/{id:guid}", Show);
        coverage.MapPost("/", Create);
        coverage.MapPut("/{id:guid}", Change);
        coverage.MapDelete("/{id:guid}", ApiRecords.TrashAsync<CoverageItem>);
        coverage.MapPost("/reading", Read);
    }

    internal sealed record CoverageJson(
        Guid Id,
        int Version,
        DateOnly PublishedOn,
        string Title,
        string Url,
        string ArchivedUrl,
        Guid? Outlet,
        CoverageMedium? Medium,
        CoverageType? Type,
        string Author,
        Guid? Journalist,
        string Place,
        string Language,
        CoverageDepth? Depth,
        CoverageTone? Tone,
        CoverageOrigin? Origin,
        string Quoted,
        string Quote,
        long? Reach,
        Guid? Release,
        Guid? Demand,
        Guid? SyndicatedFrom
    );

    /// <param name="Version">The one that the program saw; another one is answered with a conflict. For a new one it says nothing.</param>
    /// <param name="OutletName">Instead of <c>outlet</c>; one that the directory lacks is added.</param>
    internal sealed record NewCoverage(
        int? Version,
        DateOnly PublishedOn,
        string Title,
        string? Url,
        string? ArchivedUrl,
        Guid? Outlet,
        string? OutletName,
        CoverageMedium? Medium,
        CoverageType? Type,
        string? Author,
        Guid? Journalist,
        string? Place,
        string? Language,
        CoverageDepth? Depth,
        CoverageTone? Tone,
        CoverageOrigin? Origin,
        string? Quoted,
        string? Quote,
        long? Reach,
        Guid? Release,
        Guid? Demand,
        Guid? SyndicatedFrom
    );

    internal sealed record Link(string Url);

    /// <summary>What the page says of itself; nothing is noted by it.</summary>
    internal sealed record FactsJson(string Url, string Title, string? OutletName, DateOnly? PublishedOn, string? Author, string? Language);

    /// <param name="q">Words of the title, the author, the quote.</param>
    private static async Task<Ok<ApiPage<CoverageJson>>> List(
        HubDb db,
        string? q,
        DateOnly? from,
        DateOnly? until,
        Guid? outlet,
        Guid? release,
        Guid? demand,
        string? tone,
        string? medium,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    )
    {
        var filter = new CoverageFilter(
            q,
            from,
            until,
            outlet,
            release,
            demand,
            tone is null ? null : ApiPage.Member<CoverageTone>(tone),
            medium is null ? null : ApiPage.Member<CoverageMedium>(medium)
        );
        return TypedResults.Ok((await ApiPage.OfAsync(filter.On(db.Set<CoverageItem>()), limit, cursor, cancellationToken)).Select(Json));
    }

    private static async Task<Results<Ok<CoverageJson>, NotFound>> Show(Guid id, HubDb db, CancellationToken cancellationToken) =>
        await db.Set<CoverageItem>().SingleOrDefaultAsync(item => item.Id == id, cancellationToken) is { } item
            ? TypedResults.Ok(Json(item))
            : TypedResults.NotFound();

    private static async Task<Created<CoverageJson>> Create(
        NewCoverage body,
        HubDb db,
        SaveCoverage save,
        CancellationToken cancellationToken
    )
    {
        var item = await save.ExecuteAsync(item: null, FormOf(body), cancellationToken);
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/coverage/{item.Id}", UriKind.Relative), Json(item));
    }

    private static async Task<Results<Ok<CoverageJson>, NotFound>> Change(
        Guid id,
        NewCoverage body,
        HubDb db,
        SaveCoverage save,
        CancellationToken cancellationToken
    )
    {
        if (await db.FindToChangeAsync<CoverageItem>(id, body.Version, cancellationToken) is not { } item)
        {
            return TypedResults.NotFound();
        }

        return TypedResults.Ok(Json(await save.ExecuteAsync(item, FormOf(body), cancellationToken)));
    }

    private static async Task<Ok<FactsJson>> Read(Link body, ReadLink link, CancellationToken cancellationToken)
    {
        try
        {
            var form = await link.ExecuteAsync(body.Url, cancellationToken);
            return TypedResults.Ok(
                new FactsJson(form.Url ?? "", form.Title, form.OutletName, form.PublishedOn, form.Author, form.Language)
            );
        }
        catch (OutboundException exception)
        {
            throw new RefusedException(exception.Message) { Code = "not_read" };
        }
    }

    private static CoverageForm FormOf(NewCoverage body) =>
        new()
        {
            PublishedOn = body.PublishedOn,
            Title = body.Title,
            Url = body.Url,
            ArchivedUrl = body.ArchivedUrl,
            OutletId = body.Outlet,
            OutletName = body.OutletName,
            Medium = body.Medium,
            Type = body.Type,
            Author = body.Author,
            JournalistId = body.Journalist,
            Place = body.Place,
            Language = body.Language,
            Depth = body.Depth,
            Tone = body.Tone,
            Origin = body.Origin,
            Quoted = body.Quoted,
            Quote = body.Quote,
            Reach = body.Reach,
            ReleaseId = body.Release,
            DemandId = body.Demand,
            SyndicatedFromId = body.SyndicatedFrom,
        };

    private static CoverageJson Json(CoverageItem item) =>
        new(
            item.Id,
            item.Version,
            item.PublishedOn,
            item.Title,
            item.Url,
            item.ArchivedUrl,
            item.OutletId,
            item.Medium,
            item.Type,
            item.Author,
            item.JournalistId,
            item.Place,
            item.Language,
            item.Depth,
            item.Tone,
            item.Origin,
            item.Quoted,
            item.Quote,
            item.Reach,
            item.ReleaseId,
            item.DemandId,
            item.SyndicatedFromId
        );
}
