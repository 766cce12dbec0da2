using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Site;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Kits;

/// <summary>A press kit as the public reads it; a release that is still under embargo is left out of it.</summary>
internal static class KitsPublic
{
    public static readonly PublicPage One = new("/press-kits/{slug}", "press-kit", LoadAsync);

    private static async Task<IReadOnlyDictionary<string, object?>?> LoadAsync(PublicRequest request, CancellationToken cancellationToken)
    {
        var slug = request.Values["slug"];
        var campaigns = request.Campaigns.Select(campaign => campaign.Id).ToList();
        var kit = await request
            .Services.GetRequiredService<HubDb>()
            .Set<PressKit>()
            .IgnoreQueryFilters([HubDb.CampaignFilter])
            .AsNoTracking()
            .Include(kit => kit.Pieces)
            .Where(kit => campaigns.Contains(kit.CampaignId))
            .Where(PressKit.IsPublicAt(request.Now))
            .SingleOrDefaultAsync(kit => kit.Slug == slug, cancellationToken);
        if (kit is null)
        {
            return null;
        }

        var isPublic = Release.IsPublicAt(request.Now).Compile();
        var pieces = await request.Services.GetRequiredService<KitText>().ReadAsync(kit, isPublic, cancellationToken);
        var day = request.Campaigns.First(campaign => campaign.Id == kit.CampaignId).DayOf(kit.PublishedFrom ?? request.Now);
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

    private static Dictionary<string, object?> Model(KitText.Piece piece) =>
        new()
        {
            ["Title"] = piece.Title,
            ["Type"] = SnakeCase(piece.Type),
            ["BodyHtml"] = SafeHtml.FromMarkdown(piece.Text),
        };

    private static string SnakeCase(KitPieceKind type) => JsonNamingPolicy.SnakeCaseLower.ConvertName(type.ToString());
}
