namespace CampaignHub.Features.Commitments;

/// <summary>What happened to a promise (domain words, closed list): seven rungs upward, and two ways to fall back.</summary>
internal enum Rung
{
    Heard,
    Minuted,
    ConfirmedInWriting,
    Public,
    BindingAct,
    Implemented,
    VerifiedByUs,
    Denied,
    Withdrawn,
}

/// <summary>What they say of it themselves.</summary>
internal enum OfficialStatus
{
    Announced,
    InProgress,
    DoneAccordingToThem,
}

/// <summary>What can be shown for it.</summary>
internal enum EvidenceStatus
{
    NoEvidence,
    Partial,
    Sufficient,
    Contradicted,
}

/// <summary>Where it stands against its deadline; computed whenever it is read, never stored.</summary>
internal enum ScheduleStatus
{
    NoDeadline,
    OnTime,
    DueSoon,
    Overdue,
}

internal static class Rungs
{
    /// <summary>From the lowest to the highest.</summary>
    public static readonly IReadOnlyList<Rung> Upward =
    [
        Rung.Heard,
        Rung.Minuted,
        Rung.ConfirmedInWriting,
        Rung.Public,
        Rung.BindingAct,
        Rung.Implemented,
        Rung.VerifiedByUs,
    ];

    public static bool IsSetback(this Rung rung) => rung is Rung.Denied or Rung.Withdrawn;
}
