namespace CampaignHub.Features.Stakeholders.Networks;

/// <summary>What a filter lets through of the network on a day: the drawing, the table, the tree and the files are all made of it.</summary>
/// <param name="Actors">Their numbers, by name.</param>
/// <param name="Groups">Too many to be drawn one by one: the groups that stand for them; else null.</param>
internal sealed record NetworkView(
    NetworkFacts Facts,
    NetworkFilter Filter,
    DateOnly Day,
    IReadOnlyList<int> Actors,
    IReadOnlyList<NetworkLink> Links,
    IReadOnlyList<Stance> Stances,
    IReadOnlyList<NetworkGroup>? Groups,
    IReadOnlyList<NetworkGroup> Opened
)
{
    /// <summary>More ties than this are no drawing any more, but a hairball.</summary>
    public const int MostLinks = 10_000;

    /// <summary>The strongest ties between the groups, where there are any.</summary>
    public IReadOnlyList<NetworkDrawing.Bundle> Bundles { get; private init; } = [];

    /// <summary>So many more ties between groups are left out.</summary>
    public int Weaker { get; private init; }

    public NetworkActor? Focus => Filter.Focus is { } id && Facts.Numbers.TryGetValue(id, out var at) ? Facts.Actors[at] : null;

    /// <summary>Too many ties even between few actors: only the strongest are here.</summary>
    public bool IsCut => Groups is null && Links.Count == MostLinks;

    public IEnumerable<int> DirectTargets => Actors.Where(actor => Facts.Actors[actor].Class == TargetClass.DirectTarget);

    public static NetworkView Select(NetworkFacts facts, NetworkFilter filter, DateOnly day)
    {
        var stances = facts.StancesOn(day, filter.Demand);
        var focus = filter.Focus is { } id && facts.Numbers.TryGetValue(id, out var number) ? number : (int?)null;
        var isIn = new bool[facts.Actors.Count];
        for (var at = 0; at < isIn.Length; at++)
        {
            isIn[at] = at == focus || Passes(facts.Actors[at], stances[at], filter);
        }

        var links = facts.Links.Where(link => Passes(link, filter, day) && isIn[link.From] && isIn[link.To]).ToList();
        if (filter.TieType is not null || filter.OnlyMandates)
        {
            KeepTied(isIn, links, focus);
        }

        if (focus is { } centre)
        {
            KeepNear(isIn, links, centre, filter.StepsAway);
        }

        return Group(facts, filter, day, isIn, links, stances);
    }

    private static bool Passes(NetworkActor actor, Stance stance, NetworkFilter filter) =>
        (filter.Class is null || actor.Class == filter.Class)
        && (filter.Stance is null || stance == filter.Stance)
        && (filter.Kind is null || actor.Kind == filter.Kind)
        && (string.IsNullOrEmpty(filter.Territory) || string.Equals(actor.Territory, filter.Territory, StringComparison.Ordinal));

    private static bool Passes(NetworkLink link, NetworkFilter filter, DateOnly day) =>
        (filter.TieType is not { } type || link.Type == type)
        && (!filter.OnlyMandates || link.Type is null)
        && (link.IsCurrent(day) || (filter.WithHistory && link.HasEnded(day)));

    private static void KeepTied(bool[] isIn, List<NetworkLink> links, int? focus)
    {
        Array.Clear(isIn);
        foreach (var link in links)
        {
            (isIn[link.From], isIn[link.To]) = (true, true);
        }

        if (focus is { } centre)
        {
            isIn[centre] = true;
        }
    }

    private static void KeepNear(bool[] isIn, List<NetworkLink> links, int centre, int steps)
    {
        Array.Clear(isIn);
        isIn[centre] = true;
        for (var step = 0; step < steps; step++)
        {
            var reached = links
                .Where(link => isIn[link.From] != isIn[link.To])
                .Select(link => isIn[link.From] ? link.To : link.From)
                .ToList();
            reached.ForEach(actor => isIn[actor] = true);
        }
    }

    // A group that was opened is grouped again while it holds too many.
    private static NetworkView Group(
        NetworkFacts facts,
        NetworkFilter filter,
        DateOnly day,
        bool[] isIn,
        List<NetworkLink> links,
        Stance[] stances
    )
    {
        var opened = new List<NetworkGroup>();
        using var path = filter.Opened.GetEnumerator();
        while (true)
        {
            var actors = Enumerable.Range(0, isIn.Length).Where(actor => isIn[actor]).ToList();
            links = links.FindAll(link => isIn[link.From] && isIn[link.To]);
            if (actors.Count <= NetworkGroups.MostSingle && (links.Count <= MostLinks || actors.Count <= NetworkGroups.Smallest))
            {
                return new NetworkView(facts, filter, day, actors, Strongest(links), stances, Groups: null, opened);
            }

            var groups = NetworkGroups.Of(facts.Actors, actors, links);
            var chosen = path.MoveNext() ? groups.FirstOrDefault(group => facts.Actors[group.Hub].Id == path.Current) : null;
            if (chosen is null)
            {
                var (bundles, weaker) = NetworkDrawing.BundlesOf(groups, links);
                return new NetworkView(facts, filter, day, actors, links, stances, groups, opened) { Bundles = bundles, Weaker = weaker };
            }

            opened.Add(chosen);
            Array.Clear(isIn);
            foreach (var member in chosen.Members)
            {
                isIn[member] = true;
            }
        }
    }

    private static List<NetworkLink> Strongest(List<NetworkLink> links) =>
        links.Count <= MostLinks ? links : [.. links.OrderByDescending(link => link.Strength).Take(MostLinks)];
}
