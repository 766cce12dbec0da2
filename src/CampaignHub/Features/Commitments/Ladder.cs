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

    public static Rung Current(IEnumerable<CommitmentStep> steps) => Deciding(steps)?.Rung ?? Rung.Heard;

    /// <summary>
    /// The step that says where the commitment stands: the highest since the last fall, or that fall when nothing came after it.
    /// Null when there was none.
    /// </summary>
    /// <param name="steps">In any order.</param>
    /// <param name="knownOn">Only what we had learnt by that day.</param>
    /// <param name="trueOn">Only what was true by that day.</param>
    public static CommitmentStep? Deciding(IEnumerable<CommitmentStep> steps, DateOnly? knownOn = null, DateOnly? trueOn = null)
    {
        var ordered = steps
            .Where(step => (knownOn is null || step.LearntOn <= knownOn) && (trueOn is null || step.TrueOn <= trueOn))
            .OrderBy(step => step.TrueOn)
            .ThenBy(step => step.LearntOn)
            .ThenBy(step => step.Id)
            .ToList();
        var fall = ordered.FindLastIndex(step => step.Rung.IsFall());
        return ordered[(fall + 1)..].MaxBy(step => step.Rung) ?? (fall >= 0 ? ordered[fall] : null);
    }

    /// <summary>How many of the seven rungs are reached: 0 after a fall.</summary>
    public static int Height(this Rung rung) => rung.IsFall() ? 0 : (int)rung + 1;
}
