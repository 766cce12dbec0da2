using CampaignHub.Features.Directory;

namespace CampaignHub.Features.Stakeholders.Routes;

/// <summary>
/// How likely a request passes along a tie, from 0 to 1: strength × direction × freshness. A rule of thumb of ours, shown on the page:
/// it puts routes in an order and promises nothing.
/// </summary>
internal static class TieChance
{
    /// <summary>A tie that nobody confirmed for so many days counts half.</summary>
    public const int HalfLifeDays = 4 * 365;

    /// <summary>An old tie still counts so much.</summary>
    public const double LeastFreshness = 0.25;

    /// <summary>A tie of which nobody knows how old it is.</summary>
    public const double UnknownFreshness = 0.5;

    private const double Even = 1;

    /// <param name="type">Read "from … to".</param>
    /// <param name="strength">1 to 5.</param>
    /// <param name="knownOn">The last day it was known to hold, in any zone; null when nobody knows.</param>
    /// <param name="isAgainst">From the tie's end to its beginning.</param>
    /// <param name="today">Today in the campaign's zone.</param>
    public static double Of(TieType type, int strength, DateOnly? knownOn, bool isAgainst, DateOnly today) =>
        (double)strength / Tie.Strongest * Direction(type, isAgainst) * Freshness(knownOn, today);

    /// <summary>The ear that one end has of the other: an adviser is listened to, somebody who quotes us listens to us.</summary>
    public static double Direction(TieType type, bool isAgainst)
    {
        var (with, against) = type switch
        {
            TieType.ReportsTo => (0.6, 0.9),
            TieType.Advises => (0.9, 0.7),
            TieType.Appoints or TieType.Funds => (0.9, 0.5),
            TieType.RepresentsConstituencyOf => (0.5, 0.9),
            TieType.MemberOf => (0.7, 0.8),
            TieType.PubliclyCites => (0.3, 0.6),
            TieType.SitsWith or TieType.WorkedWith or TieType.TrainedWith or TieType.SameParty => (0.8, 0.8),
            TieType.Personal or TieType.Family => (Even, Even),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, message: null),
        };
        return isAgainst ? against : with;
    }

    /// <summary>The day a tie was last known to hold: when it began, or when somebody confirmed it later.</summary>
    public static DateOnly? LastKnown(DateOnly? since, DateOnly? knownOn) => knownOn is null || since > knownOn ? since : knownOn;

    /// <summary>Halves every <see cref="HalfLifeDays"/>, down to <see cref="LeastFreshness"/>.</summary>
    public static double Freshness(DateOnly? knownOn, DateOnly today) =>
        knownOn is { } known
            ? Math.Max(LeastFreshness, Math.Pow(0.5, Math.Max(0, today.DayNumber - known.DayNumber) / (double)HalfLifeDays))
            : UnknownFreshness;
}
