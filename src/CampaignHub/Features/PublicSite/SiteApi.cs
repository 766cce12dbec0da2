using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.PublicSite;

/// <summary><c>/api/v1/campaigns/{campaign}/pages</c> and <c>/news</c>: what everybody reads on the public site, and its drafts.</summary>
internal static class SiteApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "pages", PieceKind.Page);
        Map(routes, "news", PieceKind.News);
    }

    /// <param name="Address">Its path on the public site, also while it is a draft.</param>
    internal sealed record PieceJson(
        Guid Id,
        string Slug,
        string Title,
        string Summary,
        string Body,
        int? MenuOrder,
        DateTimeOffset? PublishedFrom,
        string Address
    );

    /// <param name="Slug">The last part of its address.</param>
    /// <param name="Body">Markdown.</param>
    /// <param name="MenuOrder">A page's place in the menu of the site; without one it stays out of it.</param>
    internal sealed record NewPiece(string Title, string Slug, string? Summary, string? Body, int? MenuOrder);

    /// <summary>A member that is left out stays as it is.</summary>
    internal sealed record PieceChange(string? Title, string? Slug, string? Summary, string? Body, int? MenuOrder);

    /// <param name="From">The instant from which everybody may read it; none publishes at once.</param>
    internal sealed record Publication(DateTimeOffset? From);

    private static void Map(IEndpointRouteBuilder routes, string path, PieceKind kind)
    {
        var group = routes.MapApi(path).Needs(PublicSiteFeature.View, PublicSiteFeature.Edit);
        group.MapGet(
            "/",
            async Task<Ok<ApiPage<PieceJson>>> (HubDb db, int? limit, string? cursor, CancellationToken cancellationToken) =>
                TypedResults.Ok((await ApiPage.OfAsync(Of(db, kind), limit, cursor, cancellationToken)).Select(Json))
        );
        group.MapGet(
            "/{id:guid}",
            async Task<Results<Ok<PieceJson>, NotFound>> (Guid id, HubDb db, CancellationToken cancellationToken) =>
                await FindAsync(db, kind, id, cancellationToken) is { } piece ? TypedResults.Ok(Json(piece)) : TypedResults.NotFound()
        );
        group.MapPost(
            "/",
            (NewPiece body, HubDb db, SaveSitePiece save, CancellationToken cancellationToken) =>
                CreateAsync(kind, body, db, save, cancellationToken)
        );
        group.MapPatch(
            "/{id:guid}",
            (Guid id, PieceChange body, HubDb db, SaveSitePiece save, CancellationToken cancellationToken) =>
                SaveAsync(db, kind, id, save, piece => Changed(piece, body), cancellationToken)
        );
        group.MapPut(
            "/{id:guid}/publication",
            (Guid id, Publication body, HubDb db, SaveSitePiece save, CancellationToken cancellationToken) =>
                SaveAsync(
                    db,
                    kind,
                    id,
                    save,
                    piece => Kept(piece) with { PublishedFrom = body.From?.ToUniversalTime() ?? piece.PublishedFrom ?? db.Here.Now },
                    cancellationToken
                )
        );
        group.MapDelete(
            "/{id:guid}/publication",
            (Guid id, HubDb db, SaveSitePiece save, CancellationToken cancellationToken) =>
                SaveAsync(db, kind, id, save, piece => Kept(piece) with { PublishedFrom = null }, cancellationToken)
        );
    }

    private static async Task<Created<PieceJson>> CreateAsync(
        PieceKind kind,
        NewPiece body,
        HubDb db,
        SaveSitePiece save,
        CancellationToken cancellationToken
    )
    {
        var piece = new SitePiece
        {
            CampaignId = db.Here.Campaign.Id,
            Type = kind,
            Title = body.Title,
            Slug = body.Slug,
        };
        await save.ExecuteAsync(
            piece,
            new SaveSitePiece.Input
            {
                Title = body.Title,
                Slug = body.Slug,
                Summary = body.Summary,
                Body = body.Body,
                MenuOrder = body.MenuOrder,
            },
            cancellationToken
        );
        var path = kind == PieceKind.News ? "news" : "pages";
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/{path}/{piece.Id}", UriKind.Relative), Json(piece));
    }

    private static async Task<Results<Ok<PieceJson>, NotFound>> SaveAsync(
        HubDb db,
        PieceKind kind,
        Guid id,
        SaveSitePiece save,
        Func<SitePiece, SaveSitePiece.Input> change,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(db, kind, id, cancellationToken) is not { } piece)
        {
            return TypedResults.NotFound();
        }

        await save.ExecuteAsync(piece, change(piece), cancellationToken);
        return TypedResults.Ok(Json(piece));
    }

    private static SaveSitePiece.Input Changed(SitePiece piece, PieceChange body) =>
        Kept(piece) with
        {
            Title = body.Title ?? piece.Title,
            Slug = body.Slug ?? piece.Slug,
            Summary = body.Summary ?? piece.Summary,
            Body = body.Body ?? piece.Body,
            MenuOrder = body.MenuOrder ?? piece.MenuOrder,
        };

    private static SaveSitePiece.Input Kept(SitePiece piece) =>
        new()
        {
            Title = piece.Title,
            Slug = piece.Slug,
            Summary = piece.Summary,
            Body = piece.Body,
            MenuOrder = piece.MenuOrder,
            PublishedFrom = piece.PublishedFrom,
        };

    private static IQueryable<SitePiece> Of(HubDb db, PieceKind kind) => db.Set<SitePiece>().Where(piece => piece.Type == kind);

    private static Task<SitePiece?> FindAsync(HubDb db, PieceKind kind, Guid id, CancellationToken cancellationToken) =>
        Of(db, kind).SingleOrDefaultAsync(piece => piece.Id == id, cancellationToken);

    private static PieceJson Json(SitePiece piece) =>
        new(
            piece.Id,
            piece.Slug,
            piece.Title,
            piece.Summary,
            piece.Body,
            piece.MenuOrder,
            piece.PublishedFrom,
            piece.Type == PieceKind.News ? Links.PublicSite.NewsItem(piece.Slug) : Links.PublicSite.Page(piece.Slug)
        );
}
