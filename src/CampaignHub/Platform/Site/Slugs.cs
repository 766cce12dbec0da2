using System.Text.RegularExpressions;
using CampaignHub.Platform.Search;

namespace CampaignHub.Platform.Site;

/// <summary>The last part of a public address, made of a title's words.</summary>
internal static partial class Slugs
{
    // Room for the number that makes it the only one.
    private const int NumberLength = 6;

    /// <summary><c>la-fin-des-controles</c>, or <c>la-fin-des-controles-2</c> where that is taken; the kind where the title has no letter of it.</summary>
    public static string Free(string title, string kind, int maxLength, IReadOnlyCollection<string> taken)
    {
        var stem = Of(title, maxLength - NumberLength);
        stem = stem.Length > 0 ? stem : kind.Replace('_', '-');
        return Enumerable
            .Range(1, taken.Count + 1)
            .Select(number => number == 1 ? stem : $"{stem}-{number}")
            .First(slug => !taken.Contains(slug));
    }

    /// <summary>Small letters, digits and single hyphens.</summary>
    public static bool IsSlug(string slug, int maxLength) => slug.Length > 0 && slug.Length <= maxLength && Pattern().IsMatch(slug);

    private static string Of(string title, int maxLength)
    {
        var letters = new string([.. Normal.Of(title).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')]);
        var slug = string.Join('-', letters.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return (slug.Length <= maxLength ? slug : slug[..maxLength]).Trim('-');
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
