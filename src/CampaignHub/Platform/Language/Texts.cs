using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace CampaignHub.Platform.Language;

/// <summary>
/// The words of the interface. The English sentence is the key; each feature's <c>fr.json</c> holds its French.
/// A test fails on a sentence without French.
/// </summary>
internal sealed class Texts
{
    public static readonly IReadOnlyList<string> Languages = ["fr", "en"];

    private static readonly FrozenDictionary<string, string> French = ReadFrench();

    public static bool IsFrench => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr";

    public string this[string english] => IsFrench && French.TryGetValue(english, out var french) ? french : english;

    public string this[string english, params ReadOnlySpan<object> values] =>
        string.Format(CultureInfo.CurrentCulture, this[english], values);

    /// <summary>A label before its value, with the colon as the language sets it: "Strength: ", "Force : ".</summary>
    public string Label(string text) => this["{0}: ", text];

    /// <summary>The name of a member of a closed list: <c>ActiveAlly</c> is looked up as "Active ally".</summary>
    public string Of(Enum value) => this[Spell(value.ToString())];

    /// <summary>As <see cref="Of"/>, within a sentence: "Roy advises Blanc".</summary>
    public string Within(Enum value) => Of(value) is [var first, .. var rest] ? $"{char.ToLowerInvariant(first)}{rest}" : "";

    /// <summary>The names of a member of a closed list in every language, for files that people bring: a French table may meet an English reader.</summary>
    public static IEnumerable<string> NamesOf(Enum value) => NamesOf(Spell(value.ToString()));

    /// <inheritdoc cref="NamesOf(Enum)"/>
    public static IEnumerable<string> NamesOf(string english)
    {
        yield return english;
        if (French.TryGetValue(english, out var french))
        {
            yield return french;
        }
    }

    /// <summary>
    /// A count with its noun: <paramref name="one"/> for 1 (in French for all that is less than 2), else <paramref name="many"/>; both hold <c>{0}</c>,
    /// and <c>{1}</c> and so on for what else is said.
    /// </summary>
    public string Count(double count, string one, string many, params ReadOnlySpan<object> more) =>
        this[count == 1 || (count < 2 && IsFrench) ? one : many, [count, .. more]];

    public static bool Knows(string english) => French.ContainsKey(english);

    public static string Spell(string pascal)
    {
        var words = new StringBuilder(pascal.Length + 4);
        foreach (var letter in pascal)
        {
            if (words.Length > 0 && char.IsUpper(letter))
            {
                words.Append(' ').Append(char.ToLowerInvariant(letter));
            }
            else
            {
                words.Append(letter);
            }
        }

        return words.ToString();
    }

    private static FrozenDictionary<string, string> ReadFrench()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var french = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith("fr.json", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name);
            foreach (var (key, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream ?? Stream.Null) ?? [])
            {
                french[key] = value;
            }
        }

        return french.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
