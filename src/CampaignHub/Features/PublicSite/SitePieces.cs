using CampaignHub.Platform.Language;
using CampaignHub.Platform.Site;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.PublicSite;

/// <summary>The models of pages and news. The one place that asks for pieces of the site: published by now, of campaigns shown in public.</summary>
internal static class SitePieces
{
    public static async Task<IReadOnlyDictionary<string, object?>?> NewsAsync(PublicRequest request, CancellationToken cancellationToken)
    {
        var news = await Visible(request, PieceKind.News).OrderByDescending(piece => piece.PublishedFrom).ToListAsync(cancellationToken);
        return new Dictionary<string, object?>
        {
            ["Title"] = request.Services.GetRequiredService<Texts>()["News"],
            ["News"] = news.Select(piece => Model(piece, request)).ToList(),
        };
    }

    public static async Task<IReadOnlyDictionary<string, object?>?> NewsItemAsync(
        PublicRequest request,
        CancellationToken cancellationToken
    ) =>
        await FindAsync(request, PieceKind.News, cancellationToken) is { } piece
            ? new Dictionary<string, object?>
            {
                ["Title"] = piece.Title,
                ["Description"] = piece.Summary,
                ["NewsItem"] = Model(piece, request),
            }
            : null;

    public static async Task<IReadOnlyDictionary<string, object?>?> PageAsync(PublicRequest request, CancellationToken cancellationToken) =>
        await FindAsync(request, PieceKind.Page, cancellationToken) is { } piece
            ? new Dictionary<string, object?>
            {
                ["Title"] = piece.Title,
                ["Description"] = piece.Summary,
                ["Page"] = Model(piece, request),
            }
            : null;

    /// <summary>The pages that the menu of the site leads to.</summary>
    public static Task<List<SitePiece>> InMenuAsync(PublicRequest request, CancellationToken cancellationToken) =>
        Visible(request, PieceKind.Page)
            .Where(piece => piece.MenuOrder != null)
            .OrderBy(piece => piece.MenuOrder)
            .ToListAsync(cancellationToken);

    private static Task<SitePiece?> FindAsync(PublicRequest request, PieceKind type, CancellationToken cancellationToken)
    {
        var slug = request.Values["slug"];
        return Visible(request, type).SingleOrDefaultAsync(piece => piece.Slug == slug, cancellationToken);
    }

    private static IQueryable<SitePiece> Visible(PublicRequest request, PieceKind type) =>
        request.Read<SitePiece>().Where(piece => piece.Type == type && piece.PublishedFrom <= request.Now);

    private static Dictionary<string, object?> Model(SitePiece piece, PublicRequest request)
    {
        var day = request.DayOf(piece, piece.PublishedFrom);
        return new Dictionary<string, object?>
        {
            ["Title"] = piece.Title,
            ["Url"] = piece.Type == PieceKind.News ? Links.PublicSite.NewsItem(piece.Slug) : Links.PublicSite.Page(piece.Slug),
            ["PublishedOn"] = Days.Long(day),
            ["PublishedOnIso"] = Days.Iso(day),
            ["Summary"] = piece.Summary,
            ["BodyHtml"] = SafeHtml.FromMarkdown(piece.Body),
            ["ImageUrl"] = "",
        };
    }
}
