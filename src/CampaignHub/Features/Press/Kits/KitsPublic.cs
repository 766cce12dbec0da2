using System.Linq.Expressions;
using System.Text.Json;
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

    public static readonly PublicPage One = new($"{Root}/{{slug}}", "press-kit", LoadAsync);

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
                ["Pieces"] = pieces.Select(Model).ToList(),
            },
        };
    }

    private static IQueryable<PressKit> Public(PublicRequest request) => request.Read<PressKit>().Where(PressKit.IsPublicAt(request.Now));

    private static Dictionary<string, object?> Model(KitText.Piece piece) =>
        new()
        {
            ["Title"] = piece.Title,
            ["Type"] = SnakeCase(piece.Type),
            ["BodyHtml"] = SafeHtml.FromMarkdown(piece.Text),
        };

    private static string SnakeCase(KitPieceKind type) => JsonNamingPolicy.SnakeCaseLower.ConvertName(type.ToString());
}
