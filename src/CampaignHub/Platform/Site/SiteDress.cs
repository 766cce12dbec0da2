using System.Text;
using CampaignHub.Platform.Settings;

namespace CampaignHub.Platform.Site;

/// <summary>How the public site looks: a theme, and accents of the hub's own in the place of the theme's.</summary>
internal sealed class SiteDress(HubSettings settings, ThemeLibrary themes)
{
    /// <summary>The theme in force; the default one where the chosen one is there no longer.</summary>
    public async Task<ThemeManifest> ThemeAsync(CancellationToken cancellationToken)
    {
        var chosen = await settings.FindAsync(SettingKey.Theme, cancellationToken);
        var all = themes.List();
        return all.FirstOrDefault(theme => theme.Key == chosen) ?? all[0];
    }

    /// <summary>The stylesheet that comes after the theme's own; empty where the theme's colours are in force.</summary>
    public async Task<string> ColoursAsync(CancellationToken cancellationToken)
    {
        var css = new StringBuilder();
        // Each in its own light: a day's accent alone must not darken the theme's night, and paper is light.
        await AddAsync(css, SettingKey.Accent, "print, (prefers-color-scheme: light)", cancellationToken);
        await AddAsync(css, SettingKey.AccentDark, "screen and (prefers-color-scheme: dark)", cancellationToken);
        return css.ToString();
    }

    private async Task AddAsync(StringBuilder css, SettingKey key, string light, CancellationToken cancellationToken)
    {
        // A file or the environment may say anything: what is no colour stays out of the stylesheet.
        if (await settings.FindAsync(key, cancellationToken) is { } text && Colour.TryParse(text, out var accent))
        {
            css.Append("@media ").Append(light).Append(" { :root { --accent: ").Append(accent).Append("; } }\n");
        }
    }
}
