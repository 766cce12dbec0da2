namespace CampaignHub.Planning;

/// <summary>How a date bounds a task.</summary>
/// <remarks>A date that must be met yields to a link that comes later, and the lack is told: only anchors hold against their links.</remarks>
public enum ConstraintType
{
    /// <summary>SNET: the start, not before.</summary>
    StartNoEarlierThan,

    /// <summary>SNLT: the start, not after.</summary>
    StartNoLaterThan,

    /// <summary>FNET: the finish, not before.</summary>
    FinishNoEarlierThan,

    /// <summary>FNLT: the finish, not after.</summary>
    FinishNoLaterThan,

    /// <summary>MSO: the start, neither before nor after.</summary>
    MustStartOn,

    /// <summary>MFO: the finish, neither before nor after.</summary>
    MustFinishOn,
}
