using CampaignHub.Platform.Language;
using CampaignHub.Platform.Site;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.PublicSite;

/// <summary>The models of pages and news. The one place that asks for pieces of the site: published by now, of campaigns shown in public.</summary>
internal static class SitePieces
{
    public static readonly SiteFeed NewsFeed = new(Links.PublicSite.News, "News", LoadFeedAsync);

    public static async Task<IReadOnlyDictionary<string, object?>?> NewsAsync(PublicRequest request, CancellationToken cancellationToken)
    {
        var news = await Visible(request, PieceKind.News).OrderByDescending(piece => piece.PublishedFrom).ToListAsync(cancellationToken);
        return new Dictionary<string, object?>
        {
            ["Title"] = request.Services.GetRequiredService<Texts>()["News"],
            ["News"] = news.Select(piece => Model(piece, request)).ToList(),
            ["Feeds"] = NewsFeed.Heads(request.Services.GetRequiredService<Texts>()),
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
                ["StructuredData"] = await StructuredData.ArticleAsync(
                    request,
                    Links.PublicSite.NewsItem(piece.Slug),
                    piece.Title,
                    piece.Summary,
                    piece.PublishedFrom!.Value,
                    cancellationToken
                ),
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

    /// <summary>Of the pages, or of the news, that are there now.</summary>
    public static async Task<IReadOnlyList<SiteAddress>> AddressesAsync(
        PublicRequest request,
        PieceKind type,
        CancellationToken cancellationToken
    ) => (await Visible(request, type).ToListAsync(cancellationToken)).ConvertAll(piece => new SiteAddress(AddressOf(piece), Since(piece)));

    private static async Task<IReadOnlyList<FeedEntry>> LoadFeedAsync(PublicRequest request, CancellationToken cancellationToken)
    {
        var news = await Visible(request, PieceKind.News).ToListAsync(cancellationToken);
        return news.ConvertAll(piece => new FeedEntry(
            piece.Id,
            piece.Title,
            request.CampaignOf(piece).Name,
            AddressOf(piece),
            piece.Summary,
            piece.PublishedFrom!.Value,
            Since(piece)
        ));
    }

    private static string AddressOf(SitePiece piece) =>
        piece.Type == PieceKind.News ? Links.PublicSite.NewsItem(piece.Slug) : Links.PublicSite.Page(piece.Slug);

    // It may have been corrected since.
    private static DateTimeOffset Since(SitePiece piece) =>
        piece.ChangedAt > piece.PublishedFrom!.Value ? piece.ChangedAt : piece.PublishedFrom.Value;

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
            ["Url"] = AddressOf(piece),
            ["PublishedOn"] = Days.Long(day),
            ["PublishedOnIso"] = Days.Iso(day),
            ["Summary"] = piece.Summary,
            ["BodyHtml"] = SafeHtml.FromMarkdown(piece.Body),
            ["ImageUrl"] = "",
        };
    }
}
