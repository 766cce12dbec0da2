using System.ComponentModel.DataAnnotations;
using CampaignHub.Data;
using CampaignHub.Platform.Settings;
using CampaignHub.Platform.Site;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.PublicSite;

/// <summary>How the public site looks: which theme, and which accents in the place of its own.</summary>
internal sealed class AppearanceModel(HubDb db, HubSettings settings, ThemeLibrary themes, SiteDress dress) : PageModel
{
    private const int ColourMaxLength = 7;

    [BindProperty]
    public string? Theme { get; set; }

    [BindProperty, MaxLength(ColourMaxLength)]
    public string? Accent { get; set; }

    [BindProperty, MaxLength(ColourMaxLength)]
    public string? AccentDark { get; set; }

    public HubSettings Stored => settings;
    public IReadOnlyList<ThemeManifest> Themes { get; } = themes.List();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Theme = (await dress.ThemeAsync(cancellationToken)).Key;
        Accent = await settings.FindAsync(SettingKey.Accent, cancellationToken);
        AccentDark = await settings.FindAsync(SettingKey.AccentDark, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var theme = settings.IsFixed(SettingKey.Theme) || Theme is null ? await dress.ThemeAsync(cancellationToken) : themes.Find(Theme);
        await KeepAsync(SettingKey.Accent, Accent, theme, isDark: false, cancellationToken);
        await KeepAsync(SettingKey.AccentDark, AccentDark, theme, isDark: true, cancellationToken);
        await settings.KeepAsync(SettingKey.Theme, theme.Key, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("Saved.");
        return RedirectToPage();
    }

    private async Task KeepAsync(SettingKey key, string? typed, ThemeManifest theme, bool isDark, CancellationToken cancellationToken)
    {
        var colour = typed?.Trim();
        if (!string.IsNullOrEmpty(colour) && !settings.IsFixed(key))
        {
            theme.CheckAccent(colour, isDark);
        }

        await settings.KeepAsync(key, colour, cancellationToken);
    }
}
