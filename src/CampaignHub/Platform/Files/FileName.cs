using System.Globalization;
using System.Text;

namespace CampaignHub.Platform.Files;

/// <summary>Names and folders of files as people give them, made harmless: no path, control or direction-turning characters, and of a length that every system takes.</summary>
internal static class FileName
{
    public const int MaxLength = 120;
    public const int FolderMaxLength = 200;
    private const string Nameless = "file";
    private const string Refused = "\\/:*?\"<>|#%&{}$!'`@+=;,[]^~()";

    /// <summary>The last part of what a browser sent as the name.</summary>
    public static string Clean(string? given)
    {
        var name = Words((given ?? "").Split('/', '\\')[^1]);
        var ending = Path.GetExtension(name);
        if (name.Length > MaxLength)
        {
            name = name[..(MaxLength - Math.Min(ending.Length, 10))] + (ending.Length <= 10 ? ending : "");
        }

        return Path.GetFileNameWithoutExtension(name).Length == 0 ? Nameless + ending : name;
    }

    /// <summary>A folder of the library: <c>press/photos</c>; empty is the library itself.</summary>
    public static string CleanFolder(string? given)
    {
        var parts = (given ?? "").Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries).Select(Words).Where(part => part.Length > 0);
        var folder = string.Join('/', parts);
        return folder.Length <= FolderMaxLength
            ? folder
            : throw new RefusedException("The folder has a name of more than {0} characters.", FolderMaxLength);
    }

    private static string Words(string given)
    {
        var words = new StringBuilder(given.Length);
        foreach (var rune in given.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            var isRefused =
                Rune.GetUnicodeCategory(rune)
                    is UnicodeCategory.Control
                        or UnicodeCategory.Format
                        or UnicodeCategory.Surrogate
                        or UnicodeCategory.PrivateUse
                        or UnicodeCategory.OtherNotAssigned
                        or UnicodeCategory.LineSeparator
                        or UnicodeCategory.ParagraphSeparator
                || (rune.IsAscii && Refused.Contains((char)rune.Value, StringComparison.Ordinal));
            words.Append(isRefused || Rune.IsWhiteSpace(rune) ? "-" : rune.ToString());
        }

        // "..", hidden files and Windows' forgotten final dots.
        return string.Join('-', words.ToString().Split('-', StringSplitOptions.RemoveEmptyEntries)).Trim('.', '-', ' ');
    }
}
