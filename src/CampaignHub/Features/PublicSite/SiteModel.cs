using System.Security.Cryptography;
using System.Text;
using CampaignHub.Platform.Settings;
using CampaignHub.Platform.Site;

namespace CampaignHub.Features.PublicSite;

/// <summary>What every page is told of the site itself: <c>Site</c>.</summary>
internal sealed class SiteModel(HubSettings settings, SiteDress dress)
{
    private const int MarkLength = 12;

    public async Task<string> ThemeAsync(CancellationToken cancellationToken) => (await dress.ThemeAsync(cancellationToken)).Key;

    /// <summary>A path of the site as the world writes it.</summary>
    public Task<string> AddressAsync(string path, CancellationToken cancellationToken) => settings.AddressAsync(path, cancellationToken);

    public async Task<Dictionary<string, object?>> ReadAsync(CancellationToken cancellationToken)
    {
        var colours = await dress.ColoursAsync(cancellationToken);
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(colours)))[..MarkLength];
        return new Dictionary<string, object?>
        {
            ["SiteName"] = await settings.FindAsync(SettingKey.SiteName, cancellationToken) ?? "CampaignHub",
            ["Tagline"] = await settings.FindAsync(SettingKey.SiteTagline, cancellationToken) ?? "",
            ["BaseUrl"] = await settings.FindAsync(SettingKey.PublicUrl, cancellationToken) ?? "",
            ["ColoursUrl"] = colours.Length == 0 ? "" : Links.PublicSite.Colours(mark),
        };
    }
}
