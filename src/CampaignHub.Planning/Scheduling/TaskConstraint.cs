namespace CampaignHub.Planning;

/// <summary>
/// A date that a task must respect, besides its links. The two other classical constraints, as soon and as late as possible, are
/// <see cref="Placement"/>s: they choose between dates and do not bound them.
/// </summary>
/// <param name="Type">Which end, and how.</param>
/// <param name="At">
/// Civil local time, compared modulo time without work: Friday 18:00 and Monday 9:00 are the same. For "by the end of a day" give midnight
/// of the next.
/// </param>
public sealed record TaskConstraint(ConstraintType Type, DateTime At)
{
    internal bool BoundsFinish =>
        Type is ConstraintType.FinishNoEarlierThan or ConstraintType.FinishNoLaterThan or ConstraintType.MustFinishOn;

    internal bool IsLowerBound => Type is not (ConstraintType.StartNoLaterThan or ConstraintType.FinishNoLaterThan);

    internal bool IsUpperBound => Type is not (ConstraintType.StartNoEarlierThan or ConstraintType.FinishNoEarlierThan);
}
