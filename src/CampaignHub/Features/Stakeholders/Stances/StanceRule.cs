namespace CampaignHub.Features.Stakeholders.Stances;

/// <summary>Where somebody stands, and why.</summary>
/// <param name="Deciding">The statement that decided; null where nobody said anything, and the stance is unknown.</param>
/// <param name="From">The body whose statement it was; null for their own.</param>
internal sealed record Standing(Stance Level, Statement? Deciding, Heritage? From = null)
{
    public static readonly Standing Unknown = new(Stance.Unknown, Deciding: null);

    public bool IsInherited => From is not null;

    /// <summary>Since when they stand there: since it was said, or since they belong to who said it.</summary>
    public DateOnly? Since => From?.Since > Deciding?.MadeOn ? From.Since : Deciding?.MadeOn;

    /// <summary>The statement is so old that somebody should ask again.</summary>
    public bool IsStale(DateOnly day, int afterMonths) => Deciding is { } statement && statement.MadeOn.AddMonths(afterMonths) < day;
}

/// <summary>
/// The rule of the stance: somebody's own last statement by its date decides, of one day the last one entered; who said nothing stands where
/// the bodies that they are a member of or hold a post in on that day stand, by their last statement, and where those said nothing, the bodies that
/// these are members of, and so on; else it is unknown.
/// </summary>
internal static class StanceRule
{
    /// <param name="own">Statements of the stakeholder.</param>
    /// <param name="ofBodies">Statements of the bodies that it belongs to on that day.</param>
    /// <param name="demandId">Null is the campaign as a whole.</param>
    /// <param name="day">What was said later does not count yet.</param>
    public static Standing On(IEnumerable<Statement> own, IEnumerable<Inherited> ofBodies, Guid? demandId, DateOnly day) =>
        Decide(own.Where(each => each.DemandId == demandId), ofBodies.Where(each => each.Statement.DemandId == demandId), day);

    /// <summary>On the campaign as a whole; without a statement on it, by the last one on any demand.</summary>
    public static Standing Overall(IReadOnlyList<Statement> own, IReadOnlyList<Inherited> ofBodies, DateOnly day)
    {
        var whole = On(own, ofBodies, demandId: null, day);
        return whole is { Deciding: not null, IsInherited: false } ? whole
            : Last(own, day) is { } said ? new Standing(said.Level, said)
            : whole.Deciding is not null ? whole
            : Decide([], ofBodies, day);
    }

    private static Standing Decide(IEnumerable<Statement> own, IEnumerable<Inherited> ofBodies, DateOnly day) =>
        Last(own, day) is { } said ? new Standing(said.Level, said)
        : Nearest(ofBodies, day) is { } theirs ? new Standing(theirs.Statement.Level, theirs.Statement, theirs.From)
        : Standing.Unknown;

    private static Statement? Last(IEnumerable<Statement> statements, DateOnly day) =>
        statements.Where(each => each.MadeOn <= day).OrderBy(each => each.MadeOn).ThenBy(each => each.Id).LastOrDefault();

    private static Inherited? Nearest(IEnumerable<Inherited> ofBodies, DateOnly day) =>
        ofBodies
            .Where(each => each.Statement.MadeOn <= day)
            .OrderByDescending(each => each.From.Level)
            .ThenBy(each => each.Statement.MadeOn)
            .ThenBy(each => each.Statement.Id)
            .LastOrDefault();
}
