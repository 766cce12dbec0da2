using System.Globalization;
using System.Text;

namespace CampaignHub.Platform.Search;

/// <summary>Text as it is compared: lower case, no accents, œ as oe, one space between words.</summary>
internal static class Normal
{
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            {
                Append(plain, char.ToLowerInvariant(character));
            }
        }

        return plain.ToString().TrimEnd();
    }

    /// <summary>The words of a query, each to be found somewhere.</summary>
    public static string[] Words(string? query) => Of(query ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static void Append(StringBuilder plain, char character)
    {
        switch (character)
        {
            case 'œ':
                plain.Append("oe");
                break;
            case 'æ':
                plain.Append("ae");
                break;
            case 'ß':
                plain.Append("ss");
                break;
            case var _ when char.IsLetterOrDigit(character) || character is '@' or '.' or '_':
                plain.Append(character);
                break;
            case var _ when plain.Length > 0 && plain[^1] != ' ':
                plain.Append(' ');
                break;
            default:
                break;
        }
    }
}
