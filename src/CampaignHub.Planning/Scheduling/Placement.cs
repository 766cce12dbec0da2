namespace CampaignHub.Planning;

/// <summary>Where a task stands between its early and its late dates.</summary>
public enum Placement
{
    /// <summary>As the plan is scheduled: from its start as soon as possible; from its finish as late as possible, but for what follows an anchor and leads to none.</summary>
    Automatic,

    /// <summary>On its late dates, less the buffers.</summary>
    AsLateAsPossible,

    /// <summary>On its early dates, or later when a task placed late stands before it.</summary>
    AsSoonAsPossible,
}
