using System.Globalization;

namespace CampaignHub.Features.Stakeholders.Importing.Formats;

/// <summary>Days as files write them: <c>2017-05-31</c>, <c>2017-05</c>, <c>2017</c>, an instant, or <c>31/05/2017</c>.</summary>
internal static class PartialDay
{
    /// <summary>The first day that is meant; null where it is none.</summary>
    public static DateOnly? First(string? text) => Read(text)?.First;

    /// <summary>The last day that is meant: of 2017, the 31 December.</summary>
    public static DateOnly? Last(string? text) => Read(text)?.Last;

    private static (DateOnly First, DateOnly Last)? Read(string? text)
    {
        text = text?.Trim() ?? "";
        if (Parses(text.Length > 10 ? text[..10] : text, "yyyy-MM-dd", out var day) || Parses(text, "dd/MM/yyyy", out day))
        {
            return (day, day);
        }

        if (Parses(text, "yyyy-MM", out var month))
        {
            return (month, month.AddMonths(1).AddDays(-1));
        }

        return Parses(text, "yyyy", out var year) ? (year, year.AddYears(1).AddDays(-1)) : null;
    }

    private static bool Parses(string text, string format, out DateOnly day) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
