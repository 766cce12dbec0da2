using CampaignHub.Data;
using CampaignHub.Platform.Settings;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Localization;

namespace CampaignHub.Platform.Language;

/// <summary>The workspace's language, for those who chose none and whose browser speaks neither French nor English.</summary>
internal sealed class SiteLanguageProvider : RequestCultureProvider
{
    public override async Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        var isSetUp = await services
            .GetRequiredService<HubState>()
            .IsSetUpAsync(services.GetRequiredService<HubDb>(), httpContext.RequestAborted);
        var language = isSetUp
            ? await services.GetRequiredService<HubSettings>().FindAsync(SettingKey.SiteLanguage, httpContext.RequestAborted)
            : null;
        return language is null ? null : new ProviderCultureResult(Cultures.Of(language));
    }
}
