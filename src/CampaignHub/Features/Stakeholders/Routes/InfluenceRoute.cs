using CampaignHub.Features.Directory;

namespace CampaignHub.Features.Stakeholders.Routes;

/// <summary>What routes are asked for.</summary>
internal sealed record RouteQuestion
{
    public const int MostRoutes = 20;
    public const int MostHops = 6;
    public const int UsualCount = 5;
    public const int UsualHops = 4;

    /// <summary>An actor, or a stakeholder of this campaign.</summary>
    public required Guid To { get; init; }
    public int Count { get; init; } = UsualCount;

    /// <summary>How many times somebody has to speak to somebody, at most.</summary>
    public int MaxHops { get; init; } = UsualHops;

    /// <summary>Actors or stakeholders that no route may lead through.</summary>
    public IReadOnlyCollection<Guid> Without { get; init; } = [];

    /// <summary>Not through those who oppose this demand.</summary>
    public Guid? OpponentsOf { get; init; }

    /// <summary>Not through those who oppose the campaign as a whole.</summary>
    public bool NoOpponents { get; init; }

    /// <summary>Not through an actor whom we asked so many times this month already; null asks without limit.</summary>
    public int? MostAsks { get; init; }
}

/// <summary>A way from our people to a target.</summary>
/// <param name="Chance">The product of its hops, 0 to 1: to compare routes, not a forecast.</param>
/// <param name="StartsWith">The one of us it begins with: an actor, or somebody with an account.</param>
internal sealed record InfluenceRoute(double Chance, string StartsWith, IReadOnlyList<Hop> Hops)
{
    /// <summary>The actors it passes, the target last.</summary>
    public IEnumerable<Guid> Way => Hops.Select(hop => hop.To);
}

/// <summary>Somebody speaks to somebody, by a tie or because one of us looks after the relation.</summary>
/// <param name="From">The actor who speaks; null for one of us with an account.</param>
/// <param name="FromName">Who speaks.</param>
/// <param name="Tie">The tie it goes by; null for the relation that one of us looks after.</param>
internal sealed record Hop(Guid? From, string FromName, Guid To, string ToName, double Chance, TieLine? Tie, Guid? OwnerId);

/// <summary>A tie as a route tells it, in the direction in which it was written down.</summary>
/// <param name="KnownOn">The last day it was known to hold.</param>
internal sealed record TieLine(
    Guid Id,
    string FromName,
    TieType Type,
    string ToName,
    int Strength,
    DateOnly? Since,
    DateOnly? KnownOn,
    string Source
);
