using System.Buffers;
using System.Runtime.InteropServices;

namespace CampaignHub.Features.Stakeholders.Routes;

/// <summary>
/// The k cheapest ways to a target that pass no node twice, exactly: a backward sweep (Bellman and Ford, one round per hop) finds what is
/// still to pay from each node at the least, and a best-first search (A*, Hart, Nilsson and Raphael 1968) led by it meets the routes in order
/// of their cost. Removing a loop never makes a way dearer or longer, so what the sweep promises is never too much.
/// </summary>
internal static class RouteSearch
{
    /// <summary>Where routes may begin.</summary>
    /// <param name="Cost">Paid before the first arc.</param>
    /// <param name="Hops">Taken before the first arc: 1 where one of us has to speak to this node first, 0 where it is one of us.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Start(int Node, double Cost, int Hops);

    internal sealed record Way(Start Start, IReadOnlyList<RouteGraph.Arc> Arcs, double Cost);

    internal sealed record Question
    {
        /// <summary>A start with no hop behind it is one of us: no route leads through it.</summary>
        public required IReadOnlyList<Start> Starts { get; init; }
        public required int Target { get; init; }
        public required int Count { get; init; }
        public required int MaxHops { get; init; }

        /// <summary>Nodes that no route may touch; the target is never one.</summary>
        public IReadOnlySet<int> Closed { get; init; } = new HashSet<int>();
    }

    // A partial way: its last arc, and the way before it.
    private sealed record Step(int Node, int Hops, double Cost, Start Start, RouteGraph.Arc Arc, Step? Before)
    {
        public bool Passed(int node)
        {
            for (var step = this; step is not null; step = step.Before)
            {
                if (step.Node == node)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <returns>The cheapest first; of equal cost the one with fewer hops.</returns>
    public static IReadOnlyList<Way> Find(RouteGraph graph, Question question, CancellationToken cancellationToken)
    {
        var size = (question.MaxHops + 1) * graph.Nodes;
        var table = ArrayPool<double>.Shared.Rent(size);
        try
        {
            var ours = question.Starts.Where(start => start.Hops == 0).Select(start => start.Node).ToHashSet();
            var rest = table.AsMemory(0, size);
            Sweep(graph, question, rest.Span, cancellationToken);
            return Search(graph, question, ours, rest, cancellationToken);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(table);
        }
    }

    // rest[hops * nodes + node]: the least that is still to pay from the node to the target in at most so many hops.
    private static void Sweep(RouteGraph graph, Question question, Span<double> rest, CancellationToken cancellationToken)
    {
        rest[..graph.Nodes].Fill(double.PositiveInfinity);
        rest[question.Target] = 0;
        var reached = new List<int> { question.Target };
        for (var hops = 1; hops <= question.MaxHops; hops++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var before = rest.Slice((hops - 1) * graph.Nodes, graph.Nodes);
            var now = rest.Slice(hops * graph.Nodes, graph.Nodes);
            before.CopyTo(now);
            var next = new HashSet<int>();
            foreach (var node in reached)
            {
                var paid = before[node];
                foreach (ref readonly var arc in graph.To(node))
                {
                    if (paid + arc.Cost < now[arc.From] && !question.Closed.Contains(arc.From))
                    {
                        now[arc.From] = paid + arc.Cost;
                        next.Add(arc.From);
                    }
                }
            }

            reached = [.. next];
        }
    }

    private static List<Way> Search(
        RouteGraph graph,
        Question question,
        HashSet<int> ours,
        ReadOnlyMemory<double> rest,
        CancellationToken cancellationToken
    )
    {
        var found = new List<Way>();
        var open = new PriorityQueue<Step, (double Cost, int Hops, long Order)>();
        var order = 0L;
        foreach (var start in question.Starts.Where(start => start.Node == question.Target || !question.Closed.Contains(start.Node)))
        {
            Push(new Step(start.Node, start.Hops, start.Cost, start, default, Before: null));
        }

        while (found.Count < question.Count && open.TryDequeue(out var step, out _))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (step.Node == question.Target)
            {
                found.Add(WayOf(step));
                continue;
            }

            foreach (ref readonly var arc in graph.From(step.Node))
            {
                if (!ours.Contains(arc.To) && !question.Closed.Contains(arc.To) && !step.Passed(arc.To))
                {
                    Push(new Step(arc.To, step.Hops + 1, step.Cost + arc.Cost, step.Start, arc, step));
                }
            }
        }

        return found;

        void Push(Step step)
        {
            var left = question.MaxHops - step.Hops;
            var toPay = left < 0 ? double.PositiveInfinity : rest.Span[(left * graph.Nodes) + step.Node];
            if (!double.IsPositiveInfinity(toPay))
            {
                open.Enqueue(step, (step.Cost + toPay, step.Hops, order++));
            }
        }
    }

    private static Way WayOf(Step last)
    {
        var arcs = new List<RouteGraph.Arc>();
        for (var step = last; step.Before is not null; step = step.Before)
        {
            arcs.Add(step.Arc);
        }

        arcs.Reverse();
        return new Way(last.Start, arcs, last.Cost);
    }
}
