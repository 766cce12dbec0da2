using System.Text.RegularExpressions;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Search;

namespace CampaignHub.Features.Stakeholders.Importing.Formats;

/// <summary>
/// Members of closed lists as files write them: by the word that people read in either language, in any case, without accents and without "·e";
/// a stored name reads like the English.
/// </summary>
internal static partial class ClosedList
{
    public static TMember? Find<TMember>(string text)
        where TMember : struct, Enum
    {
        if (text.Length == 0)
        {
            return null;
        }

        return Words<TMember>.All.TryGetValue(Normal.Of(text.Replace('_', ' ')), out var member) ? member : null;
    }

    // Normalised once: a file asks at each line.
    private static class Words<TMember>
        where TMember : struct, Enum
    {
        public static readonly IReadOnlyDictionary<string, TMember> All = (
            from member in Enum.GetValues<TMember>()
            from name in Texts.NamesOf(member)
            from word in new[] { name, Endings().Replace(name, "") }
            select (Word: Normal.Of(word), member)
        )
            // A word that two members share means the first.
            .DistinctBy(each => each.Word)
            .ToDictionary(each => each.Word, each => each.member, StringComparer.Ordinal);
    }

    [GeneratedRegex("·\\p{L}+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Endings();
}
