namespace CampaignHub.Planning;

/// <summary>What a file says of a task beside its dates.</summary>
/// <param name="Key">Stays the same wherever the file goes; null where the file gives none.</param>
/// <param name="Contact">Who does it, as the file calls them.</param>
public sealed record PlanFileDetail(Guid? Key = null, string Note = "", string Contact = "", bool IsDone = false)
{
    /// <summary>Hours of work, whatever the days it takes; null where the file says none.</summary>
    public double? WorkHours { get; init; }

    /// <summary>What it says in columns that somebody added to it (in MSPDI, extended attributes), by their names.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>Nothing said.</summary>
    public static PlanFileDetail None { get; } = new();
}
