using CampaignHub.Platform.Access;
using Microsoft.AspNetCore.Localization;

namespace CampaignHub.Platform.Language;

/// <summary>The language a person chose for themselves; without one the browser's is taken.</summary>
internal sealed class PersonLanguageProvider : RequestCultureProvider
{
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var language = httpContext.RequestServices.GetRequiredService<Here>().User?.Language;
        return Task.FromResult(language is null ? null : new ProviderCultureResult(Cultures.Of(language)));
    }
}
