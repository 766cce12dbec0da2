using Microsoft.AspNetCore.Localization;

namespace CampaignHub.Platform.Language;

/// <summary>French and English, with the formats of France and of the United Kingdom.</summary>
internal static class Cultures
{
    public const string French = "fr-FR";
    public const string English = "en-GB";

    public static string Of(string language) => language == "en" ? English : French;

    public static void Configure(RequestLocalizationOptions options)
    {
        string[] cultures = [French, English];
        options.SetDefaultCulture(French).AddSupportedCultures([.. cultures, "fr", "en"]).AddSupportedUICultures([.. cultures, "fr", "en"]);
        options.RequestCultureProviders =
        [
            new PersonLanguageProvider(),
            new AcceptLanguageHeaderRequestCultureProvider(),
            new SiteLanguageProvider(),
        ];
    }
}
