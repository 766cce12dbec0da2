namespace CampaignHub.Planning;

/// <summary>The hours of the local clock that a zone skips when its clocks are put forward.</summary>
public static class DaylightSaving
{
    /// <summary>Whether no clock of the zone ever showed this local time.</summary>
    public static bool IsSkipped(DateTime local, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return zone.IsInvalidTime(DateTime.SpecifyKind(local, DateTimeKind.Unspecified));
    }
}
