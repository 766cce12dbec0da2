namespace CampaignHub.Planning;

/// <summary>A plan as a file tells it, with the names that people gave.</summary>
public sealed record PlanFile
{
    public required PlanInput Plan { get; init; }

    /// <summary>The name of each task and anchor by its id.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>The ids of tasks and phases in the order of the file.</summary>
    public required IReadOnlyList<string> Order { get; init; }

    /// <summary>What the file says beside, by id; nothing for those that it does not name.</summary>
    public IReadOnlyDictionary<string, PlanFileDetail> Details { get; init; } = new Dictionary<string, PlanFileDetail>();

    /// <summary>Where calendars stand in it on which nobody ever works.</summary>
    public IReadOnlyList<FilePlace> EmptyCalendars { get; init; } = [];
}
