using System.Linq.Expressions;
using System.Text.Json;
using CampaignHub.Features.Media;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Site;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Kits;

/// <summary>A press kit as the public reads it; a release that is still under embargo is left out of it.</summary>
internal static class KitsPublic
{
    private const int Newest = 20;
    private const string Root = "/press-kits";

    public static readonly PublicPage One = new($"{Root}/{{slug}}", "press-kit", LoadAsync) { Addresses = AddressesAsync };

    public static readonly PublicPage Private = new(Links.Press.PrivateKit("{secret}"), "press-kit", LoadPrivateAsync) { IsSecret = true };

    /// <summary>Kits to lead to: title, summary, address, and the day they went public on.</summary>
    public static async Task<IReadOnlyList<object>> NewestAsync(
        PublicRequest request,
        Expression<Func<PressKit, bool>> which,
        CancellationToken cancellationToken
    )
    {
        var kits = await Public(request)
            .Where(which)
            .OrderByDescending(kit => kit.PublishedFrom)
            .Take(Newest)
            .ToListAsync(cancellationToken);
        return kits.ConvertAll<object>(kit => new Dictionary<string, object?>
        {
            ["Title"] = kit.Title,
            ["Summary"] = kit.Summary,
            ["Url"] = $"{Root}/{kit.Slug}",
            ["PublishedOn"] = Days.Long(request.DayOf(kit, kit.PublishedFrom)),
            ["PublishedOnIso"] = Days.Iso(request.DayOf(kit, kit.PublishedFrom)),
        });
    }

    /// <summary>The newest ones for feed readers.</summary>
    public static async Task<IReadOnlyList<FeedEntry>> EntriesAsync(PublicRequest request, CancellationToken cancellationToken)
    {
        var kits = await Public(request).OrderByDescending(kit => kit.PublishedFrom).Take(Newest).ToListAsync(cancellationToken);
        return kits.ConvertAll(kit => new FeedEntry(
            kit.Id,
            kit.Title,
            request.CampaignOf(kit).Name,
            Links.Press.PublicKit(kit.Slug),
            kit.Summary,
            kit.PublishedFrom!.Value,
            kit.PublishedFrom!.Value
        ));
    }

    private static async Task<IReadOnlyList<SiteAddress>> AddressesAsync(PublicRequest request, CancellationToken cancellationToken)
    {
        var kits = await Public(request).Select(kit => new { kit.Slug, kit.PublishedFrom }).ToListAsync(cancellationToken);
        return kits.ConvertAll(kit => new SiteAddress(Links.Press.PublicKit(kit.Slug), kit.PublishedFrom!.Value));
    }

    private static async Task<IReadOnlyDictionary<string, object?>?> LoadAsync(PublicRequest request, CancellationToken cancellationToken)
    {
        var slug = request.Values["slug"];
        var kit = await Public(request).Include(kit => kit.Pieces).SingleOrDefaultAsync(kit => kit.Slug == slug, cancellationToken);
        if (kit is null)
        {
            return null;
        }

        var isPublic = Release.IsPublicAt(request.Now).Compile();
        var pieces = await request.Services.GetRequiredService<KitText>().ReadAsync(kit, isPublic, cancellationToken);
        var day = request.DayOf(kit, kit.PublishedFrom);
        return new Dictionary<string, object?>
        {
            ["Title"] = kit.Title,
            ["Description"] = kit.Summary,
            ["Kit"] = new Dictionary<string, object?>
            {
                ["Title"] = kit.Title,
                ["Summary"] = kit.Summary,
                ["PublishedOn"] = Days.Long(day),
                ["PublishedOnIso"] = Days.Iso(day),
                ["ArchiveUrl"] = Links.Press.PublicKitArchive(kit.Slug),
                ["Pieces"] = pieces.Select(piece => Model(piece, piece.Text, request)).ToList(),
            },
        };
    }

    private static async Task<IReadOnlyDictionary<string, object?>?> LoadPrivateAsync(
        PublicRequest request,
        CancellationToken cancellationToken
    )
    {
        var secret = request.Values["secret"];
        if (await request.Services.GetRequiredService<KitByLink>().FindAsync(secret, cancellationToken) is not { } opened)
        {
            return null;
        }

        var (kit, _, pieces) = opened;
        return new Dictionary<string, object?>
        {
            ["Title"] = kit.Title,
            ["IsSecret"] = true,
            ["Kit"] = new Dictionary<string, object?>
            {
                ["Title"] = kit.Title,
                ["Summary"] = kit.Summary,
                ["Embargo"] = opened.Warning(request.Now, request.Services.GetRequiredService<Texts>()),
                ["ArchiveUrl"] = Links.Press.PrivateKitArchive(secret),
                ["Pieces"] = pieces
                    .Select(piece => Model(piece, MediaReferences.Moved(piece.Text, id => Links.Press.PrivateKitFile(secret, id)), request))
                    .ToList(),
            },
        };
    }

    private static IQueryable<PressKit> Public(PublicRequest request) => request.Read<PressKit>().Where(PressKit.IsPublicAt(request.Now));

    private static Dictionary<string, object?> Model(KitText.Piece piece, string text, PublicRequest request) =>
        new()
        {
            ["Title"] = piece.Title,
            ["Type"] = SnakeCase(piece.Type),
            ["BodyHtml"] = SafeHtml.FromMarkdown(text),
            ["Photos"] = piece
                .Photos.Select(photo => new Dictionary<string, object?>
                {
                    ["AltText"] = photo.AltText,
                    ["Credit"] = photo.Credit,
                    ["Licence"] = request.Services.GetRequiredService<Texts>().Of(photo.Licence),
                })
                .ToList(),
        };

    private static string SnakeCase(KitPieceKind type) => JsonNamingPolicy.SnakeCaseLower.ConvertName(type.ToString());
}
