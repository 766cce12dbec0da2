using CampaignHub.Features.Press.Kits;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Site;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press;

/// <summary>The releases as the public reads them; nothing of one under embargo leaves here.</summary>
internal static class PressPublic
{
    private const int Newest = 100;

    public static readonly PublicPage List = new("/releases", "releases", LoadAllAsync) { MenuText = "Press releases", Order = 20 };

    public static readonly PublicPage One = new("/releases/{slug}", "release", LoadOneAsync) { Addresses = AddressesAsync };

    /// <summary>Releases and press kits.</summary>
    public static readonly SiteFeed Feed = new(List.Pattern, List.MenuText!, LoadFeedAsync);

    private static async Task<IReadOnlyDictionary<string, object?>?> LoadAllAsync(
        PublicRequest request,
        CancellationToken cancellationToken
    )
    {
        var releases = await NewestAsync(request, cancellationToken);
        return new Dictionary<string, object?>
        {
            ["Title"] = request.Services.GetRequiredService<Texts>()["Press releases"],
            ["Releases"] = releases.ConvertAll(release => Model(release, request)),
            ["Feeds"] = Feed.Heads(request.Services.GetRequiredService<Texts>()),
            ["Kits"] = await KitsPublic.NewestAsync(request, kit => true, cancellationToken),
        };
    }

    private static async Task<IReadOnlyDictionary<string, object?>?> LoadOneAsync(
        PublicRequest request,
        CancellationToken cancellationToken
    )
    {
        var slug = request.Values["slug"];
        var release = await Public(request).SingleOrDefaultAsync(release => release.Slug == slug, cancellationToken);
        return release is null
            ? null
            : new Dictionary<string, object?>
            {
                ["Title"] = release.Headline,
                ["Description"] = release.Lede,
                ["StructuredData"] = await StructuredData.ArticleAsync(
                    request,
                    Links.Press.PublicRelease(release.Slug),
                    release.Headline,
                    release.Lede,
                    release.PublishedAt!.Value,
                    cancellationToken
                ),
                ["Release"] = Model(release, request),
                ["Kits"] = await KitsPublic.NewestAsync(
                    request,
                    kit => kit.Pieces.Any(piece => piece.ReleaseId == release.Id),
                    cancellationToken
                ),
            };
    }

    private static async Task<IReadOnlyList<SiteAddress>> AddressesAsync(PublicRequest request, CancellationToken cancellationToken)
    {
        var releases = await Public(request).Select(release => new { release.Slug, release.PublishedAt }).ToListAsync(cancellationToken);
        return releases.ConvertAll(release => new SiteAddress(Links.Press.PublicRelease(release.Slug), release.PublishedAt!.Value));
    }

    private static async Task<IReadOnlyList<FeedEntry>> LoadFeedAsync(PublicRequest request, CancellationToken cancellationToken)
    {
        var releases = await NewestAsync(request, cancellationToken);
        var entries = releases.Select(release => new FeedEntry(
            release.Id,
            release.Headline,
            request.CampaignOf(release).Name,
            Links.Press.PublicRelease(release.Slug),
            release.Lede,
            release.PublishedAt!.Value,
            release.PublishedAt!.Value
        ));
        return [.. entries, .. await KitsPublic.EntriesAsync(request, cancellationToken)];
    }

    private static Task<List<Release>> NewestAsync(PublicRequest request, CancellationToken cancellationToken) =>
        Public(request)
            .OrderByDescending(release => release.PublishedAt)
            .ThenByDescending(release => release.Id)
            .Take(Newest)
            .ToListAsync(cancellationToken);

    private static IQueryable<Release> Public(PublicRequest request) => request.Read<Release>().Where(Release.IsPublicAt(request.Now));

    private static Dictionary<string, object?> Model(Release release, PublicRequest request)
    {
        var published = request.DayOf(release, release.PublishedAt);
        return new Dictionary<string, object?>
        {
            ["Headline"] = release.Headline,
            ["Url"] = $"{List.Pattern}/{release.Slug}",
            ["PublishedAt"] = Days.Long(published),
            ["PublishedAtIso"] = Days.Iso(published),
            ["Dateline"] = release.Dateline,
            ["Lede"] = release.Lede,
            ["BodyHtml"] = SafeHtml.FromMarkdown(release.Body),
            ["Boilerplate"] = release.Boilerplate,
            ["Contacts"] = PressContact.Read(release.Contacts).Select(Contact).ToList(),
        };
    }

    private static Dictionary<string, object?> Contact(PressContact contact) =>
        new()
        {
            ["Name"] = contact.Name,
            ["Role"] = contact.Role,
            ["Email"] = contact.Email,
            ["Phone"] = contact.Phone,
        };
}
