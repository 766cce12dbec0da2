namespace CampaignHub.Features.Stakeholders.Networks;

/// <summary>Actors that stand together in a drawing that could not hold them one by one.</summary>
/// <param name="Hub">The one of them that the group is named after: the most influential, of equals the one with the most ties.</param>
internal sealed record NetworkGroup(int Hub, IReadOnlyList<int> Members);

/// <summary>
/// Parts a network into groups of actors that are tied more to each other than to the rest: each goes where most of its ties lead
/// (label propagation; Raghavan, Albert and Kumara, 2007), but no group grows past a limit. The same network gives the same groups.
/// </summary>
internal static class NetworkGroups
{
    /// <summary>More actors than this are never drawn one by one.</summary>
    public const int MostSingle = 2_000;

    /// <summary>A group never grows past this, unless the network has very many actors.</summary>
    public const int Smallest = 300;

    private const int Rounds = 6;
    private const int Wanted = 100;

    public static IReadOnlyList<NetworkGroup> Of(
        IReadOnlyList<NetworkActor> all,
        IReadOnlyList<int> actors,
        IReadOnlyList<NetworkLink> links
    )
    {
        var limit = Math.Max(Smallest, actors.Count * 3 / Wanted);
        var near = Near(all.Count, links);
        var label = new int[all.Count];
        var size = new int[all.Count];
        foreach (var actor in actors)
        {
            (label[actor], size[actor]) = (actor, 1);
        }

        // From the edge inwards: who has one tie settles first.
        var order = actors.OrderBy(actor => near[actor].Count).ThenBy(actor => actor).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            order.ForEach(actor => Settle(actor, near, label, size, limit));
        }

        for (var round = 0; round < Rounds; round++)
        {
            Absorb(actors, links, label, size, limit);
        }

        GatherRest(all, actors, label, size, limit);
        return
        [
            .. from members in actors.GroupBy(actor => label[actor])
            let hub = members.OrderByDescending(actor => all[actor].Influence ?? -1).ThenByDescending(actor => near[actor].Count).First()
            orderby members.Count() descending, hub
            select new NetworkGroup(hub, [.. members]),
        ];
    }

    private static List<(int Actor, int Strength)>[] Near(int count, IReadOnlyList<NetworkLink> links)
    {
        var near = new List<(int, int)>[count];
        for (var at = 0; at < count; at++)
        {
            near[at] = [];
        }

        foreach (var link in links)
        {
            near[link.From].Add((link.To, link.Strength));
            near[link.To].Add((link.From, link.Strength));
        }

        return near;
    }

    private static void Settle(int actor, List<(int Actor, int Strength)>[] near, int[] label, int[] size, int limit)
    {
        var pull = new Dictionary<int, int>();
        foreach (var (other, strength) in near[actor])
        {
            pull[label[other]] = pull.GetValueOrDefault(label[other]) + strength;
        }

        var own = label[actor];
        var (best, most) = (own, pull.GetValueOrDefault(own));
        foreach (var (group, strength) in pull)
        {
            if (size[group] < limit && (strength > most || (strength == most && best != own && group < best)))
            {
                (best, most) = (group, strength);
            }
        }

        size[own]--;
        size[best]++;
        label[actor] = best;
    }

    /// <summary>A small group joins the one that it has the most ties with, as far as that has room.</summary>
    private static void Absorb(IReadOnlyList<int> actors, IReadOnlyList<NetworkLink> links, int[] label, int[] size, int limit)
    {
        var least = Least(actors.Count);
        var between = new Dictionary<(int, int), int>();
        foreach (var link in links.Where(link => label[link.From] != label[link.To]))
        {
            var (one, other) = (label[link.From], label[link.To]);
            between[(one, other)] = between.GetValueOrDefault((one, other)) + link.Strength;
            between[(other, one)] = between.GetValueOrDefault((other, one)) + link.Strength;
        }

        var pulls = between.ToLookup(each => each.Key.Item1, each => (Group: each.Key.Item2, Strength: each.Value));
        var joins = new Dictionary<int, int>();
        foreach (
            var small in actors
                .Select(actor => label[actor])
                .Distinct()
                .Where(group => size[group] < least)
                .OrderBy(group => size[group])
                .ThenBy(group => group)
                .ToList()
        )
        {
            var to = pulls[small]
                .Where(pull => !joins.ContainsKey(pull.Group) && size[pull.Group] + size[small] <= limit)
                .OrderByDescending(pull => pull.Strength)
                .ThenBy(pull => pull.Group)
                .Select(pull => (int?)pull.Group)
                .FirstOrDefault();
            // Who was joined stays: chains would be followed in vain.
            if (to is { } group && !joins.ContainsValue(small))
            {
                joins[small] = group;
                size[group] += size[small];
                size[small] = 0;
            }
        }

        foreach (var actor in actors)
        {
            label[actor] = joins.GetValueOrDefault(label[actor], label[actor]);
        }
    }

    /// <summary>Those without ties to a group stand together by territory, as many as fit.</summary>
    private static void GatherRest(IReadOnlyList<NetworkActor> all, IReadOnlyList<int> actors, int[] label, int[] size, int limit)
    {
        var least = Least(actors.Count);
        var into = new Dictionary<int, int>();
        int? open = null;
        foreach (
            var small in actors
                .Select(actor => label[actor])
                .Distinct()
                .Where(group => size[group] < least)
                .OrderBy(group => all[group].Territory, StringComparer.Ordinal)
                .ThenBy(group => group)
                .ToList()
        )
        {
            if (open is not { } group || size[group] + size[small] > limit)
            {
                open = small;
                continue;
            }

            into[small] = group;
            size[group] += size[small];
        }

        foreach (var actor in actors)
        {
            label[actor] = into.GetValueOrDefault(label[actor], label[actor]);
        }
    }

    private static int Least(int count) => Math.Max(5, count / (2 * Wanted));
}
