using System.Globalization;
using System.Text.RegularExpressions;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;

namespace CampaignHub.Platform.Web;

/// <summary>Days and instants as people read them, in their language and in the campaign's zone.</summary>
internal static partial class Days
{
    /// <summary>17 January 2023 · 17 janvier 2023.</summary>
    public static string Long(DateOnly day) => day.ToString($"{Number(day.Day)} MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>Tue 17 Jan · mar. 17 janv.</summary>
    public static string Short(DateOnly day) => day.ToString("ddd d MMM", CultureInfo.CurrentCulture);

    /// <summary>17 January 2023, 09:00, on the campaign's clock.</summary>
    public static string Long(DateTimeOffset instant, Campaign campaign) => Long(TimeZoneInfo.ConvertTime(instant, campaign.TimeZone));

    /// <summary>On the clock of the campaign entered; the workspace's pages tell Paris time.</summary>
    public static string Long(DateTimeOffset instant, Here here)
    {
        var zone = here.HasCampaign ? here.Campaign.TimeZone : TimeZoneInfo.FindSystemTimeZoneById(Campaign.DefaultZone);
        return Long(TimeZoneInfo.ConvertTime(instant, zone));
    }

    /// <summary>For <c>input type="date"</c> and <c>time datetime</c>.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A text that a workflow put together: the days in it, <c>2023-01-17</c>, are written out for its reader. Those inside addresses stay.</summary>
    public static string Written(string text) =>
        IsoDay()
            .Replace(
                text,
                match =>
                    DateOnly.TryParseExact(match.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                        ? Long(day)
                        : match.Value
            );

    /// <summary>The same for a reader of that language, <c>fr</c> or <c>en</c>, whoever is at work here.</summary>
    public static string Written(string text, string language)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(Cultures.Of(language));
        try
        {
            return Written(text);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    [GeneratedRegex(@"(?<![\w/=?&#:.-])\d{4}-\d{2}-\d{2}(?![\w/=&-])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsoDay();

    private static string Long(DateTimeOffset local) => local.ToString($"{Number(local.Day)} MMMM yyyy, HH:mm", CultureInfo.CurrentCulture);

    // « 1er décembre », but « 2 décembre ».
    private static string Number(int day) => day == 1 && Texts.IsFrench ? "d'er'" : "d";
}
