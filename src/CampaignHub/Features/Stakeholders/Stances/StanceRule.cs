namespace CampaignHub.Features.Stakeholders.Stances;

/// <summary>Where somebody stands, and why.</summary>
/// <param name="Deciding">The statement that decided; null where nobody said anything, and the stance is unknown.</param>
/// <param name="IsInherited">It was a body's that they are a member of, not their own.</param>
internal sealed record Standing(Stance Level, Statement? Deciding, bool IsInherited)
{
    public static readonly Standing Unknown = new(Stance.Unknown, Deciding: null, IsInherited: false);

    /// <summary>The statement is so old that somebody should ask again.</summary>
    public bool IsStale(DateOnly day, int afterMonths) => Deciding is { } statement && statement.MadeOn.AddMonths(afterMonths) < day;
}

/// <summary>
/// The rule of the stance: somebody's own last statement by its date decides, of one day the last one entered; who said nothing stands where
/// the bodies that they are a member of on that day stand, by their last statement; else it is unknown.
/// </summary>
internal static class StanceRule
{
    /// <param name="own">Statements of the stakeholder.</param>
    /// <param name="ofBodies">Statements of the bodies that it is a member of on that day.</param>
    /// <param name="demandId">Null is the campaign as a whole.</param>
    /// <param name="day">What was said later does not count yet.</param>
    public static Standing On(IEnumerable<Statement> own, IEnumerable<Statement> ofBodies, Guid? demandId, DateOnly day) =>
        Decide(own.Where(each => each.DemandId == demandId), ofBodies.Where(each => each.DemandId == demandId), day);

    /// <summary>On the campaign as a whole; without a statement on it, by the last one on any demand.</summary>
    public static Standing Overall(IReadOnlyList<Statement> own, IReadOnlyList<Statement> ofBodies, DateOnly day)
    {
        var whole = On(own, ofBodies, demandId: null, day);
        return whole is { Deciding: not null, IsInherited: false } ? whole
            : Last(own, day) is { } said ? new Standing(said.Level, said, IsInherited: false)
            : whole.Deciding is not null ? whole
            : Decide([], ofBodies, day);
    }

    private static Standing Decide(IEnumerable<Statement> own, IEnumerable<Statement> ofBodies, DateOnly day) =>
        Last(own, day) is { } said ? new Standing(said.Level, said, IsInherited: false)
        : Last(ofBodies, day) is { } theirs ? new Standing(theirs.Level, theirs, IsInherited: true)
        : Standing.Unknown;

    private static Statement? Last(IEnumerable<Statement> statements, DateOnly day) =>
        statements.Where(each => each.MadeOn <= day).OrderBy(each => each.MadeOn).ThenBy(each => each.Id).LastOrDefault();
}
