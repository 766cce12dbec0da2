using System.ComponentModel.DataAnnotations;
using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Settings;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Settings;

internal sealed class IndexModel(HubDb db, HubSettings settings, FileLimits limits, IEnumerable<IWorkspaceSwitch> switches) : PageModel
{
    public const int NameMaxLength = 120;
    public const int TaglineMaxLength = 300;

    [BindProperty, MaxLength(NameMaxLength)]
    public string? Name { get; set; }

    [BindProperty, MaxLength(TaglineMaxLength)]
    public string? Tagline { get; set; }

    [BindProperty, MaxLength(300)]
    public string? PublicUrl { get; set; }

    [BindProperty]
    public string? Language { get; set; }

    /// <summary>Of one file that somebody uploads.</summary>
    [BindProperty, Range(1, FileLimits.MostMegabytes)]
    public int? MaxMegabytes { get; set; }

    /// <summary>The names of those that are on.</summary>
    [BindProperty]
    public string[] On { get; set; } = [];

    public IEnumerable<IWorkspaceSwitch> Switches => switches;

    public HubSettings Stored => settings;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Name = await settings.FindAsync(SettingKey.SiteName, cancellationToken);
        Tagline = await settings.FindAsync(SettingKey.SiteTagline, cancellationToken);
        PublicUrl = await settings.FindAsync(SettingKey.PublicUrl, cancellationToken);
        Language = await settings.FindAsync(SettingKey.SiteLanguage, cancellationToken) ?? Texts.Languages[0];
        var on = new List<string>();
        foreach (var each in switches)
        {
            if (await each.IsOnAsync(cancellationToken))
            {
                on.Add(each.Key.Name);
            }
        }

        On = [.. on];
        MaxMegabytes = await limits.MegabytesAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (string.IsNullOrWhiteSpace(Name) && !settings.IsFixed(SettingKey.SiteName))
        {
            throw new RefusedException("The site needs a name.");
        }

        if (Language is not null && !Texts.Languages.Contains(Language))
        {
            throw new RefusedException("The language can be French or English.");
        }

        await settings.KeepAsync(SettingKey.SiteName, Name, cancellationToken);
        await settings.KeepAsync(SettingKey.SiteTagline, Tagline, cancellationToken);
        await settings.KeepAsync(SettingKey.PublicUrl, Address(PublicUrl), cancellationToken);
        await settings.KeepAsync(SettingKey.SiteLanguage, Language, cancellationToken);
        await settings.KeepAsync(
            SettingKey.FilesMaxMegabytes,
            MaxMegabytes?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            cancellationToken
        );
        foreach (var each in switches.Where(each => !settings.IsFixed(each.Key)))
        {
            await each.TurnAsync(On.Contains(each.Key.Name), cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        this.Say("Saved.");
        return RedirectToPage();
    }

    private static string? Address(string? typed)
    {
        var address = typed?.Trim().TrimEnd('/');
        return string.IsNullOrEmpty(address) ? null
            : Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Query.Length == 0 ? address
            : throw new RefusedException("\"{0}\" is not an address; https://campaign.example.org is one.", address);
    }
}
