namespace CampaignHub.Planning;

/// <summary>What a file cannot say of itself.</summary>
public sealed record PlanFileOptions
{
    /// <summary>Decides what is too late.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Where a plan begins that holds no date at all; <see cref="Today"/> is never taken for it.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>Closed days added to the calendars of the file, which win over them.</summary>
    public IReadOnlyCollection<DatedHours> Holidays { get; init; } = [];

    /// <summary>The zone of the file's dates, to refuse those that daylight saving skips. Null knows none.</summary>
    public TimeZoneInfo? Zone { get; init; }
}
