using System.Text.Json;
using CampaignHub.Platform.Settings;

namespace CampaignHub.Platform.Site;

/// <summary>
/// What a page says of itself to programs, in the words of schema.org (JSON-LD 1.1). The text is safe inside a script element: no sign in it opens or closes one.
/// </summary>
internal static class StructuredData
{
    /// <param name="path">Of its page, under the root of the site.</param>
    public static async Task<string> ArticleAsync(
        PublicRequest request,
        string path,
        string headline,
        string description,
        DateTimeOffset published,
        CancellationToken cancellationToken
    )
    {
        var (name, root) = await SiteAsync(request, cancellationToken);
        return Write(
            new Dictionary<string, object?>
            {
                ["@context"] = Schema,
                ["@type"] = "NewsArticle",
                ["headline"] = headline,
                ["description"] = description,
                ["datePublished"] = SiteXml.Iso(published),
                ["mainEntityOfPage"] = root + path,
                ["publisher"] = Organization(name, root),
            }
        );
    }

    /// <summary>Who speaks on this site.</summary>
    public static async Task<string> OrganizationAsync(PublicRequest request, CancellationToken cancellationToken)
    {
        var (name, root) = await SiteAsync(request, cancellationToken);
        return Write(new Dictionary<string, object?>(Organization(name, root)) { ["@context"] = Schema });
    }

    private const string Schema = "https://schema.org";

    private static Dictionary<string, object?> Organization(string name, string root) =>
        new()
        {
            ["@type"] = "Organization",
            ["name"] = name,
            ["url"] = root + "/",
        };

    private static async Task<(string Name, string Root)> SiteAsync(PublicRequest request, CancellationToken cancellationToken)
    {
        var settings = request.Services.GetRequiredService<HubSettings>();
        return (
            await settings.FindAsync(SettingKey.SiteName, cancellationToken) ?? "CampaignHub",
            await settings.AddressAsync("", cancellationToken)
        );
    }

    // The serializer's own way of writing leaves no < > & behind.
    private static string Write(Dictionary<string, object?> data) => JsonSerializer.Serialize(data);
}
