using CampaignHub.Features.Stakeholders.Routes;
using CsCheck;

namespace CampaignHub.Tests.Features.Stakeholders.Routes;

/// <summary>Routes are those that trying every way would find.</summary>
public sealed class RouteLaws
{
    private const int Graphs = 1000;
    private const int MaxNodes = 12;
    private const double Tolerance = 1e-9;

    private sealed record Case(
        int Nodes,
        RouteGraph.Arc[] Arcs,
        RouteSearch.Start[] Starts,
        int Target,
        int Count,
        int MaxHops,
        HashSet<int> Closed
    );

    private static readonly Gen<Case> Cases =
        from nodes in Gen.OneOf(Gen.Int[2, 4], Gen.Int[5, MaxNodes], Gen.Int[5, MaxNodes])
        from arcs in ArcOf(nodes).Array[nodes, 6 * nodes]
        from starts in Gen.Select(
            Gen.Int[0, nodes - 1],
            Gen.Double[0, 1],
            Gen.Int[0, 1],
            (node, cost, hops) => new RouteSearch.Start(node, cost, hops)
        ).Array[1, 3]
        from target in Gen.Int[0, nodes - 1]
        from count in Gen.Int[1, 8]
        from hops in Gen.OneOf(Gen.Int[1, 5], Gen.Int[3, 5])
        from closed in Gen.Int[0, nodes - 1].Array[0, 2]
        select new Case(
            nodes,
            [.. arcs.Where(arc => arc.From != arc.To)],
            [.. starts.DistinctBy(start => start.Node).Where(start => start.Node != target)],
            target,
            count,
            hops,
            [.. closed.Where(node => node != target)]
        );

    [Fact]
    public void The_best_routes_cost_what_the_best_of_all_ways_cost()
    {
        var (tried, routed, chosen, longWay, shut) = (0, 0, 0, 0, 0);
        Cases.Sample(
            one =>
            {
                var found = Find(one);
                var ways = Everything(one).Order().ToList();
                var all = ways.Take(one.Count).ToList();
                Interlocked.Increment(ref tried);
                Count(ref routed, ways.Count > 0);
                Count(ref chosen, ways.Count > one.Count && one.Count > 1);
                Count(ref longWay, found.Any(way => way.Arcs.Count >= 3));
                Count(ref shut, one.Closed.Count > 0 && Everything(one with { Closed = [] }).Count() > ways.Count);
                Assert.Equal(all.Count, found.Count);
                for (var place = 0; place < all.Count; place++)
                {
                    Assert.Equal(all[place], found[place].Cost, Tolerance);
                }
            },
            iter: Graphs
        );

        // A thousand graphs say little when most of them have no way, or no choice of ways.
        var told = $"{tried} graphs: {routed} with a way, {chosen} with more than were asked for, {longWay} of three hops, {shut} closed";
        Assert.True(
            tried >= Graphs && routed >= Graphs * 0.45 && chosen >= Graphs * 0.08 && longWay >= Graphs * 0.15 && shut >= Graphs * 0.2,
            told
        );
    }

    [Fact]
    public void A_route_is_a_way_of_the_graph_that_passes_nobody_twice_and_nobody_closed() =>
        Cases.Sample(
            one =>
            {
                var found = Find(one);
                foreach (var way in found)
                {
                    var nodes = way.Arcs.Select(arc => arc.To).Prepend(way.Start.Node).ToList();
                    Assert.Equal(one.Target, nodes[^1]);
                    Assert.Equal(nodes.Count, nodes.Distinct().Count());
                    Assert.DoesNotContain(nodes, one.Closed.Contains);
                    Assert.True(way.Start.Hops + way.Arcs.Count <= one.MaxHops);
                    Assert.All(way.Arcs, arc => Assert.Contains(one.Arcs, each => each == arc));
                    Assert.Equal(way.Start.Cost + way.Arcs.Sum(arc => arc.Cost), way.Cost, Tolerance);
                }

                Assert.Equal(
                    found.Count,
                    found.Select(way => string.Join(',', way.Arcs.Select(arc => arc.To).Prepend(way.Start.Node))).Distinct().Count()
                );
            },
            iter: Graphs
        );

    private static void Count(ref int counter, bool isOne)
    {
        if (isOne)
        {
            Interlocked.Increment(ref counter);
        }
    }

    private static Gen<RouteGraph.Arc> ArcOf(int nodes) =>
        Gen.Select(
            Gen.Int[0, nodes - 1],
            Gen.Int[0, nodes - 1],
            Gen.OneOf(Gen.Double[0, 3], Gen.Const(0.0), Gen.Const(1.0)),
            (one, other, cost) => new RouteGraph.Arc(one, other, cost, Label: one)
        );

    private static IReadOnlyList<RouteSearch.Way> Find(Case one) =>
        RouteSearch.Find(
            new RouteGraph(one.Nodes, one.Arcs),
            new RouteSearch.Question
            {
                Starts = one.Starts,
                Target = one.Target,
                Count = one.Count,
                MaxHops = one.MaxHops,
                Closed = one.Closed,
            },
            TestContext.Current.CancellationToken
        );

    // Every way, tried one by one; between two nodes by the cheapest arc.
    private static IEnumerable<double> Everything(Case one)
    {
        var cheapest = one.Arcs.GroupBy(arc => (arc.From, arc.To)).ToDictionary(arcs => arcs.Key, arcs => arcs.Min(arc => arc.Cost));
        var ours = one.Starts.Where(start => start.Hops == 0).Select(start => start.Node).ToHashSet();
        return one
            .Starts.Where(start => !one.Closed.Contains(start.Node))
            .SelectMany(start => From(start.Node, start.Hops, start.Cost, [start.Node]));

        IEnumerable<double> From(int node, int hops, double cost, HashSet<int> passed)
        {
            if (node == one.Target)
            {
                return hops <= one.MaxHops ? [cost] : [];
            }

            return Enumerable
                .Range(0, one.Nodes)
                .Where(next => hops < one.MaxHops && cheapest.ContainsKey((node, next)))
                .Where(next => !passed.Contains(next) && !one.Closed.Contains(next) && !ours.Contains(next))
                .SelectMany(next => From(next, hops + 1, cost + cheapest[(node, next)], [.. passed, next]));
        }
    }
}
