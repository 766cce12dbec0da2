using System.Text;
using System.Xml.Linq;
using CampaignHub.Platform.Settings;
using CampaignHub.Platform.Site;

namespace CampaignHub.Features.PublicSite;

/// <summary>What search engines are told: where the pages are (sitemaps.org, 0.9), and what they leave alone (RFC 9309).</summary>
internal static class Sitemap
{
    /// <summary>What one sitemap may hold.</summary>
    private const int Most = 50_000;

    public static readonly PublicFile Map = new("/sitemap.xml", "application/xml; charset=utf-8", MapAsync);

    public static readonly PublicFile Robots = new("/robots.txt", "text/plain; charset=utf-8", RobotsAsync);

    private static async Task<byte[]> MapAsync(PublicRequest request, CancellationToken cancellationToken)
    {
        XNamespace map = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var root = await RootAsync(request, cancellationToken);
        var pages = request.Services.GetServices<PublicPage>().ToList();
        List<XElement> addresses = [Address(Links.PublicSite.Home)];
        addresses.AddRange(pages.Where(page => page.MenuText is not null).Select(page => Address(page.Pattern)));
        foreach (var page in pages)
        {
            if (page.Addresses is { } list)
            {
                addresses.AddRange((await list(request, cancellationToken)).Select(each => Address(each.Path, each.Changed)));
            }
        }

        return SiteXml.Write(new XElement(map + "urlset", addresses.Take(Most)));

        XElement Address(string path, DateTimeOffset? changed = null) =>
            new(
                map + "url",
                new XElement(map + "loc", root + path),
                changed is { } at ? new XElement(map + "lastmod", SiteXml.Iso(at)) : null
            );
    }

    private static async Task<byte[]> RobotsAsync(PublicRequest request, CancellationToken cancellationToken) =>
        Encoding.UTF8.GetBytes(
            $"User-agent: *\nDisallow: /admin\nDisallow: /api\nDisallow: /private\n\n"
                + $"Sitemap: {await RootAsync(request, cancellationToken)}{Map.Pattern}\n"
        );

    private static Task<string> RootAsync(PublicRequest request, CancellationToken cancellationToken) =>
        request.Services.GetRequiredService<HubSettings>().AddressAsync("", cancellationToken);
}
