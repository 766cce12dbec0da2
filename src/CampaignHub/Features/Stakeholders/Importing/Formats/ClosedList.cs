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

        var wanted = Normal.Of(text.Replace('_', ' '));
        foreach (var member in Enum.GetValues<TMember>())
        {
            if (Texts.NamesOf(member).Any(name => Normal.Of(name) == wanted || Normal.Of(Endings().Replace(name, "")) == wanted))
            {
                return member;
            }
        }

        return null;
    }

    [GeneratedRegex("·\\p{L}+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Endings();
}
