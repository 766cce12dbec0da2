using System.Globalization;
using CampaignHub.Platform.Access;

namespace CampaignHub.Platform.Web;

/// <summary>Days and instants as people read them, in their language and in the campaign's zone.</summary>
internal static class Days
{
    /// <summary>17 January 2023 · 17 janvier 2023.</summary>
    public static string Long(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>Tue 17 Jan · mar. 17 janv.</summary>
    public static string Short(DateOnly day) => day.ToString("ddd d MMM", CultureInfo.CurrentCulture);

    /// <summary>17 January 2023, 09:00, on the campaign's clock.</summary>
    public static string Long(DateTimeOffset instant, Campaign campaign) =>
        TimeZoneInfo.ConvertTime(instant, campaign.TimeZone).ToString("d MMMM yyyy, HH:mm", CultureInfo.CurrentCulture);

    /// <summary>On the clock of the campaign entered; the workspace's pages tell Paris time.</summary>
    public static string Long(DateTimeOffset instant, Here here)
    {
        var zone = here.HasCampaign ? here.Campaign.TimeZone : TimeZoneInfo.FindSystemTimeZoneById(Campaign.DefaultZone);
        return TimeZoneInfo.ConvertTime(instant, zone).ToString("d MMMM yyyy, HH:mm", CultureInfo.CurrentCulture);
    }

    /// <summary>For <c>input type="date"</c> and <c>time datetime</c>.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
