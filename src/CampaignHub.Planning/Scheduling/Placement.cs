namespace CampaignHub.Planning;

/// <summary>Where a task stands between its early and its late dates.</summary>
public enum Placement
{
    /// <summary>As late as possible if the task leads to an anchor or to the plan's finish (and the plan is scheduled from there), else as soon as possible.</summary>
    Automatic,

    /// <summary>On its late dates, less the buffers.</summary>
    AsLateAsPossible,

    /// <summary>On its early dates, or later when a task placed late stands before it.</summary>
    AsSoonAsPossible,
}
