using System.Globalization;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;

namespace CampaignHub.Features.Press.Releases;

/// <summary>An hour on the campaign's clock before which nothing may be published, and how it is told.</summary>
internal static class Embargo
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>An hour that the clocks skip is refused; of an hour that they strike twice the later one is meant, so that nothing leaves too early.</summary>
    public static DateTimeOffset InstantOf(DateTime local, Campaign campaign)
    {
        var clock = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (campaign.TimeZone.IsInvalidTime(clock))
        {
            throw new RefusedException(
                "{0} does not exist in {1}: the clocks are put forward over it that night. Choose another hour.",
                clock.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                campaign.Zone
            );
        }

        return new DateTimeOffset(clock, campaign.TimeZone.GetUtcOffset(clock)).ToUniversalTime();
    }

    public static DateTime LocalOf(DateTimeOffset instant, Campaign campaign) =>
        TimeZoneInfo.ConvertTime(instant, campaign.TimeZone).DateTime;

    /// <summary>EMBARGO — mardi 3 mars 2026, 6 h 00 (heure de Paris, UTC+1).</summary>
    public static string Line(DateTimeOffset until, Campaign campaign, string language)
    {
        var local = TimeZoneInfo.ConvertTime(until, campaign.TimeZone);
        var place = campaign.Zone[(campaign.Zone.LastIndexOf('/') + 1)..].Replace('_', ' ');
        return language == "fr"
            ? $"EMBARGO — {local.ToString("dddd d MMMM yyyy, H 'h' mm", French)} (heure de {place}, {Offset(local.Offset)})"
            : $"EMBARGO — {local.ToString("dddd d MMMM yyyy, H:mm", English)} ({place} time, {Offset(local.Offset)})";
    }

    private static string Offset(TimeSpan offset)
    {
        var sign = offset < TimeSpan.Zero ? "−" : "+";
        var (hours, minutes) = (Math.Abs(offset.Hours), Math.Abs(offset.Minutes));
        return (hours, minutes) switch
        {
            (0, 0) => "UTC",
            (_, 0) => $"UTC{sign}{hours.ToString(CultureInfo.InvariantCulture)}",
            _ => string.Create(CultureInfo.InvariantCulture, $"UTC{sign}{hours}:{minutes:00}"),
        };
    }
}
