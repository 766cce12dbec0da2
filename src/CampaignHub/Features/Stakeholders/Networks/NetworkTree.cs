namespace CampaignHub.Features.Stakeholders.Networks;

/// <summary>An actor of the tree, by which tie it hangs under the one above, and who hangs under it.</summary>
/// <param name="By">Null for the first of a branch.</param>
internal sealed record NetworkBranch(int Actor, NetworkLink? By, List<NetworkBranch> Under);

/// <summary>
/// The network as a tree: outwards from the focus, or from the direct targets, along ties in either direction. Each actor stands in it once, where
/// the fewest ties lead to it.
/// </summary>
/// <param name="Apart">First of those that no tie leads to.</param>
internal sealed record NetworkTree(IReadOnlyList<NetworkBranch> From, IReadOnlyList<NetworkBranch> Apart)
{
    public static NetworkTree Of(NetworkView view)
    {
        var links = view
            .Links.Concat(view.Links.Select(link => link with { From = link.To, To = link.From }))
            .ToLookup(link => link.From, link => link.To);
        var ofPair = view.Links.ToLookup(link => Pair(link.From, link.To));
        var reached = new HashSet<int>();
        List<int> first = view.Focus is { } focus ? [view.Facts.Numbers[focus.Id]] : [.. view.DirectTargets];
        var from = Grow(first, links, ofPair, view.Day, reached);
        var apart = new List<NetworkBranch>();
        foreach (var actor in view.Actors.OrderByDescending(actor => view.Facts.Actors[actor].Influence ?? -1).ThenBy(actor => actor))
        {
            if (!reached.Contains(actor))
            {
                apart.AddRange(Grow([actor], links, ofPair, view.Day, reached));
            }
        }

        return new NetworkTree(from, apart);
    }

    private static List<NetworkBranch> Grow(
        List<int> first,
        ILookup<int, int> links,
        ILookup<(int, int), NetworkLink> ofPair,
        DateOnly day,
        HashSet<int> reached
    )
    {
        var roots = first.Where(reached.Add).Select(actor => new NetworkBranch(actor, By: null, [])).ToList();
        var growing = new Queue<NetworkBranch>(roots);
        while (growing.TryDequeue(out var branch))
        {
            foreach (var other in links[branch.Actor].Distinct().Order())
            {
                if (reached.Add(other))
                {
                    // Of several ties the one that holds, then the strongest.
                    var by = ofPair[Pair(branch.Actor, other)]
                        .OrderBy(link => link.HasEnded(day))
                        .ThenByDescending(link => link.Strength)
                        .First();
                    var under = new NetworkBranch(other, by, []);
                    branch.Under.Add(under);
                    growing.Enqueue(under);
                }
            }
        }

        return roots;
    }

    private static (int, int) Pair(int one, int other) => (Math.Min(one, other), Math.Max(one, other));
}
