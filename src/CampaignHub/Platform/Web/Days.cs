using System.Globalization;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;

namespace CampaignHub.Platform.Web;

/// <summary>Days and instants as people read them, in their language and in the campaign's zone.</summary>
internal static class Days
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

    private static string Long(DateTimeOffset local) => local.ToString($"{Number(local.Day)} MMMM yyyy, HH:mm", CultureInfo.CurrentCulture);

    // « 1er décembre », but « 2 décembre ».
    private static string Number(int day) => day == 1 && Texts.IsFrench ? "d'er'" : "d";
}
