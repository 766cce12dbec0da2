namespace CampaignHub.Features.Commitments;

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

/// <summary>From the first word to what we checked ourselves; denied and withdrawn are falls from it.</summary>
internal static class Ladder
{
    public static IReadOnlyList<Rung> Rungs { get; } =
    [Rung.Heard, Rung.Minuted, Rung.ConfirmedInWriting, Rung.Public, Rung.BindingAct, Rung.Implemented, Rung.VerifiedByUs];

    public static bool IsFall(this Rung rung) => rung is Rung.Denied or Rung.Withdrawn;

    /// <summary>The highest rung since the last fall, or that fall when nothing came after it.</summary>
    public static Rung Current(IEnumerable<CommitmentStep> steps)
    {
        var ordered = steps.OrderBy(step => step.TrueOn).ThenBy(step => step.LearntOn).ThenBy(step => step.Id).ToList();
        var fall = ordered.FindLastIndex(step => step.Rung.IsFall());
        var since = ordered[(fall + 1)..];
        return since.Count > 0 ? since.Max(step => step.Rung)
            : fall >= 0 ? ordered[fall].Rung
            : Rung.Heard;
    }

    /// <summary>What was known by one day of what was true by another; null is without limit, and null comes back when nothing was.</summary>
    public static Rung? On(IEnumerable<CommitmentStep> steps, DateOnly? knownOn, DateOnly? trueOn)
    {
        var then = steps.Where(step => (knownOn is null || step.LearntOn <= knownOn) && (trueOn is null || step.TrueOn <= trueOn)).ToList();
        return then.Count == 0 ? null : Current(then);
    }

    /// <summary>How many of the seven rungs are reached: 0 after a fall.</summary>
    public static int Height(this Rung rung) => rung.IsFall() ? 0 : (int)rung + 1;
}
