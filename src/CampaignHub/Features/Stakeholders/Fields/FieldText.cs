using System.Globalization;
using CampaignHub.Features.Stakeholders.Importing.Formats;
using CampaignHub.Platform;
using CampaignHub.Platform.Search;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Stakeholders.Fields;

/// <summary>Values of custom fields: as people and files write them, as they are kept, and as people read them.</summary>
internal static class FieldText
{
    private static readonly char[] Spaces = [' ', '\u00A0', '\u202F', '\''];

    /// <returns>As it is kept; null where it is no value of the field.</returns>
    public static string? Read(CustomField field, string typed)
    {
        var text = typed.Trim();
        return field.Kind switch
        {
            FieldKind.Number => Number(text),
            FieldKind.Date => Day(text),
            FieldKind.Choice => field.Choices.FirstOrDefault(choice => Normal.Of(choice) == Normal.Of(text)),
            FieldKind.Link => Link(text),
            _ => text.Length is > 0 and <= FieldValue.MaxLength ? text : null,
        };
    }

    /// <summary>One sentence on why it is none.</summary>
    public static RefusedException Refusal(CustomField field, string typed) =>
        field.Kind switch
        {
            FieldKind.Number => new RefusedException("{0}: \"{1}\" is no number; write 1234 or 12.5.", field.Name, typed),
            FieldKind.Date => new RefusedException("{0}: \"{1}\" is no day; write 2023-01-31 or 31/01/2023.", field.Name, typed),
            FieldKind.Choice => new RefusedException("{0}: \"{1}\" is none of {2}.", field.Name, typed, string.Join(", ", field.Choices)),
            FieldKind.Link => new RefusedException("{0}: \"{1}\" is no address of the web; begin it with https://.", field.Name, typed),
            _ => new RefusedException("{0}: a text has at most {1} characters.", field.Name, FieldValue.MaxLength),
        };

    /// <summary>As people read it, in their language.</summary>
    public static string Show(FieldKind kind, string kept) =>
        kind switch
        {
            FieldKind.Number when decimal.TryParse(kept, CultureInfo.InvariantCulture, out var number) => number.ToString(
                CultureInfo.CurrentCulture
            ),
            FieldKind.Date when DateOnly.TryParse(kept, CultureInfo.InvariantCulture, out var day) => Days.Long(day),
            _ => kept,
        };

    // A comma is the decimal mark; where both stand, the last one is.
    private static string? Number(string text)
    {
        var plain = string.Concat(text.Where(character => Array.IndexOf(Spaces, character) < 0));
        var (comma, point) = (plain.LastIndexOf(','), plain.LastIndexOf('.'));
        plain = comma > point ? plain.Replace(".", "", StringComparison.Ordinal) : plain.Replace(",", "", StringComparison.Ordinal);
        plain = plain.Replace(',', '.');
        return decimal.TryParse(
            plain,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;
    }

    // A month or a year alone is not a day.
    private static string? Day(string text) =>
        PartialDay.First(text) is { } first && PartialDay.Last(text) == first ? Days.Iso(first) : null;

    private static string? Link(string text)
    {
        var address =
            text.Contains("://", StringComparison.Ordinal) || text.Contains(':', StringComparison.Ordinal) ? text : $"https://{text}";
        return
            address.Length <= FieldValue.MaxLength
            && !address.Any(char.IsWhiteSpace)
            && Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri.Host.Contains('.', StringComparison.Ordinal)
            ? address
            : null;
    }
}
