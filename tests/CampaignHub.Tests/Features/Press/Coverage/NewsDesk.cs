using CampaignHub.Features.Press.Coverage;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Press.Coverage;

/// <summary>A news site that the hub may ask, and what the press review holds.</summary>
internal static class NewsDesk
{
    public const string Path = "/admin/campaigns/test/coverage";

    public const string Article = """
        <!doctype html><html lang="fr-FR"><head><title>Une note pour chaque allocataire — Le Quotidien</title>
        <meta property="og:title" content="Une note pour chaque allocataire">
        <meta property="og:site_name" content="Le Quotidien">
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
        {"@type":"NewsArticle","headline":"Une note pour chaque allocataire","datePublished":"2023-02-05T23:30:00Z",
        "author":[{"@type":"Person","name":"Zoé Martin"}],"publisher":{"@type":"Organization","name":"Le Quotidien SA"}}]}</script>
        </head><body><p>Le texte entier.</p></body></html>
        """;

    public static HubFactory Hub(TestSite site) => new() { Settings = { ["CampaignHub:Outbound:Allowed"] = $"127.0.0.1:{site.Port}" } };

    public static Task<List<CoverageItem>> ItemsAsync(HubFactory hub) =>
        hub.DbAsync(db => db.Set<CoverageItem>().AsNoTracking().Include(each => each.Outlet).OrderBy(each => each.Id).ToListAsync());

    public static string Feed(params (string Title, string Link, string Text)[] items) =>
        $"""
            <?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Le Quotidien</title>
            {string.Concat(
                items.Select(item =>
                    $"<item><title>{item.Title}</title><link>{item.Link}</link><description><![CDATA[{item.Text}]]></description><pubDate>Mon, 06 Feb 2023 08:00:00 +0100</pubDate></item>"
                )
            )}
            </channel></rss>
            """;
}
