using System.Collections.Concurrent;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Stances;

namespace CampaignHub.Features.Stakeholders.Networks;

/// <summary>An actor of the campaign, as the network needs it.</summary>
/// <param name="Label">Short: the acronym where there is one.</param>
internal sealed record NetworkActor(
    Guid Id,
    Guid ActorId,
    string Name,
    string Label,
    ActorKind Kind,
    TargetClass Class,
    string Territory,
    double? Influence,
    string FindText
);

/// <summary>A tie between two actors of the campaign, or the post that one holds in the other; each end is the number of an actor.</summary>
/// <param name="Type">Null is a post held.</param>
/// <param name="Post">Its title; empty for a tie.</param>
internal sealed record NetworkLink(Guid Id, int From, int To, TieType? Type, string Post, int Strength, DateOnly? Since, DateOnly? Until)
{
    public bool IsCurrent(DateOnly day) => (Since is null || Since <= day) && !HasEnded(day);

    public bool HasEnded(DateOnly day) => Until < day;
}

/// <summary>A post that an actor holds, whether or not its organisation is on the map.</summary>
internal sealed record NetworkPost(string Title, DateOnly? From, DateOnly? Until)
{
    public bool IsCurrent(DateOnly day) => (From is null || From <= day) && (Until is null || day <= Until);
}

/// <summary>The network of a campaign through all time: what is drawn of it on a day is a selection.</summary>
internal sealed class NetworkFacts(
    IReadOnlyList<NetworkActor> actors,
    IReadOnlyList<NetworkLink> links,
    ILookup<Guid, Statement> statements,
    ILookup<Guid, NetworkPost> posts,
    Belongings belongings
)
{
    // People look at a few days and filters again and again; what they looked at long ago is let go.
    private const int Remembered = 48;

    // A list of more is no choice any more.
    private const int MostTerritories = 300;

    private readonly ConcurrentDictionary<(DateOnly, Guid?), Stance[]> _stances = new();
    private readonly ConcurrentDictionary<(NetworkFilter, DateOnly), NetworkView> _views = new();
    private readonly Dictionary<Guid, Guid> _stakeholders = actors.ToDictionary(actor => actor.ActorId, actor => actor.Id);

    public IReadOnlyList<NetworkActor> Actors => actors;
    public IReadOnlyList<NetworkLink> Links => links;
    public IReadOnlyDictionary<Guid, int> Numbers { get; } =
        actors.Select((actor, at) => (actor.Id, at)).ToDictionary(each => each.Id, each => each.at);

    /// <summary>The places of the actors; a missing one is null.</summary>
    public (double X, double Y)?[] Places { get; set; } = [];

    /// <summary>A job was asked to place those without a place.</summary>
    public bool IsAskedFor { get; set; }

    public bool IsPlaced => Places.Length == actors.Count && Array.TrueForAll(Places, place => place is not null);

    public IReadOnlyList<string> Territories { get; } =
    [
        .. actors
            .Select(actor => actor.Territory)
            .Where(territory => territory.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.InvariantCulture)
            .Take(MostTerritories),
    ];

    /// <summary>The days on which a tie or a post began or was over, or a statement was made.</summary>
    public IReadOnlyList<DateOnly> Changes { get; } =
    [
        .. links
            .SelectMany(link => new[] { link.Since, link.Until?.AddDays(1) })
            .OfType<DateOnly>()
            .Concat(statements.SelectMany(each => each).Select(statement => statement.MadeOn))
            .Distinct()
            .Order(),
    ];

    /// <summary>Where each actor stood at the end of a day.</summary>
    /// <param name="demand">Null is the campaign as a whole.</param>
    public Stance[] StancesOn(DateOnly day, Guid? demand) => Remember(_stances, (day, demand), () => Judge(day, demand));

    public NetworkView ViewOf(NetworkFilter filter, DateOnly day)
    {
        // The colour picks nothing.
        var picking = filter with
        {
            Colour = null,
        };
        return Remember(_views, (picking, day), () => NetworkView.Select(this, picking, day)) with { Filter = filter };
    }

    /// <summary>The posts that an actor holds on a day.</summary>
    public string PostsOf(int actor, DateOnly day) =>
        string.Join("; ", posts[actors[actor].ActorId].Where(post => post.IsCurrent(day)).Select(post => post.Title));

    private Stance[] Judge(DateOnly day, Guid? demand)
    {
        var stances = new Stance[actors.Count];
        for (var at = 0; at < stances.Length; at++)
        {
            IReadOnlyList<Statement> own = [.. statements[actors[at].Id]];
            IReadOnlyList<Inherited> ofBodies =
            [
                .. from body in belongings.Above(actors[at].ActorId, day)
                where _stakeholders.ContainsKey(body.Body)
                from statement in statements[_stakeholders[body.Body]]
                select new Inherited(statement, new Heritage(statement.StakeholderId, "", body.Level, "", body.Post, body.Since)),
            ];
            stances[at] =
                own.Count + ofBodies.Count == 0 ? Stance.Unknown
                : demand is null ? StanceRule.Overall(own, ofBodies, day).Level
                : StanceRule.On(own, ofBodies, demand, day).Level;
        }

        return stances;
    }

    private static TValue Remember<TKey, TValue>(ConcurrentDictionary<TKey, TValue> kept, TKey key, Func<TValue> make)
        where TKey : notnull
    {
        if (kept.TryGetValue(key, out var known))
        {
            return known;
        }

        if (kept.Count >= Remembered)
        {
            kept.Clear();
        }

        return kept[key] = make();
    }
}
