using CampaignHub.Platform;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Search;

namespace CampaignHub.Features.Press.Journalists;

/// <summary>The languages that newsrooms here work in, by their ISO 639-1 code; an own list, so that they are spelt alike on every machine.</summary>
internal static class PressLanguages
{
    private static readonly (string Code, string Name)[] All =
    [
        ("fr", "French"),
        ("en", "English"),
        ("ar", "Arabic"),
        ("eu", "Basque"),
        ("br", "Breton"),
        ("ca", "Catalan"),
        ("zh", "Chinese"),
        ("co", "Corsican"),
        ("nl", "Dutch"),
        ("de", "German"),
        ("it", "Italian"),
        ("oc", "Occitan"),
        ("pl", "Polish"),
        ("pt", "Portuguese"),
        ("ro", "Romanian"),
        ("ru", "Russian"),
        ("es", "Spanish"),
        ("tr", "Turkish"),
        ("uk", "Ukrainian"),
    ];

    public static IEnumerable<string> Codes => All.Select(language => language.Code);

    /// <summary>In the person's language.</summary>
    public static string Name(Texts texts, string code) => texts[All.FirstOrDefault(language => language.Code == code).Name ?? code];

    public static string Names(Texts texts, string languages) => string.Join(", ", Read(languages).Select(code => Name(texts, code)));

    /// <summary>The codes of a text of several.</summary>
    public static IReadOnlyList<string> Read(string languages) => languages.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The code of a language that is named in French or English, or by its code; null where it is none of the list.</summary>
    public static string? Find(string word)
    {
        var plain = Normal.Of(word);
        return All.FirstOrDefault(language =>
            language.Code == plain || Texts.NamesOf(language.Name).Any(name => Normal.Of(name) == plain)
        ).Code;
    }

    /// <exception cref="RefusedException">One of them is no language of the list.</exception>
    public static string Join(IEnumerable<string> codes) =>
        string.Join(
            ',',
            codes
                .Where(code => !string.IsNullOrWhiteSpace(code))
                .Select(code => Find(code) ?? throw new RefusedException("\"{0}\" is not one of the list.", code) { Code = "bad_value" })
                .Distinct(StringComparer.Ordinal)
        );
}
