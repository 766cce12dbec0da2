namespace CampaignHub.Planning;

/// <summary>What a lag counts.</summary>
public enum LagUnit
{
    /// <summary>Working days of the successor's calendar.</summary>
    WorkingDays,

    /// <summary>Working hours of the successor's calendar.</summary>
    WorkingHours,

    /// <summary>Days of the clock, nights and holidays included.</summary>
    ElapsedDays,

    /// <summary>Hours of the clock, nights and holidays included.</summary>
    ElapsedHours,

    /// <summary>Percent of the predecessor's duration, as work; nothing when the predecessor is an anchor.</summary>
    Percent,
}
