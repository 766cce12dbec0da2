using CampaignHub.Data;
using CampaignHub.Features.Directory;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Routes;

/// <summary>The ties that hold on a day, between actors that are not in the trash, ready to be searched.</summary>
internal sealed class RouteNetwork
{
    private readonly Guid[] _ties;
    private readonly Guid[] _actors;
    private readonly Dictionary<Guid, int> _numbers;

    private RouteNetwork(RouteGraph graph, Guid[] ties, Dictionary<Guid, int> numbers)
    {
        (Graph, _ties, _numbers) = (graph, ties, numbers);
        _actors = new Guid[numbers.Count];
        foreach (var (actor, number) in numbers)
        {
            _actors[number] = actor;
        }
    }

    public RouteGraph Graph { get; }

    /// <summary>The node of an actor; null for somebody without a tie that holds.</summary>
    public int? Find(Guid actor) => _numbers.TryGetValue(actor, out var number) ? number : null;

    public Guid ActorAt(int node) => _actors[node];

    public Guid TieOf(RouteGraph.Arc arc) => _ties[arc.Label];

    public static async Task<RouteNetwork> LoadAsync(HubDb db, CancellationToken cancellationToken)
    {
        var day = db.Here.Today;
        var gone = await db.WithTrash<Actor>()
            .Where(actor => actor.TrashedAt != null)
            .Select(actor => actor.Id)
            .ToHashSetAsync(cancellationToken);
        var holding = db.Set<Tie>()
            .Where(tie => (tie.Since == null || tie.Since <= day) && (tie.Until == null || tie.Until >= day))
            .Select(tie => new
            {
                tie.Id,
                tie.FromId,
                tie.ToId,
                tie.Type,
                tie.Strength,
                tie.Since,
                tie.KnownOn,
            })
            .AsAsyncEnumerable();
        var ties = new List<Guid>();
        var arcs = new List<RouteGraph.Arc>();
        var numbers = new Dictionary<Guid, int>();
        await foreach (var tie in holding.WithCancellation(cancellationToken))
        {
            if (gone.Contains(tie.FromId) || gone.Contains(tie.ToId))
            {
                continue;
            }

            var known = TieChance.LastKnown(tie.Since, tie.KnownOn);
            var (from, to) = (NumberOf(tie.FromId), NumberOf(tie.ToId));
            arcs.Add(new RouteGraph.Arc(from, to, Cost(tie.Type, tie.Strength, known, isAgainst: false), ties.Count));
            arcs.Add(new RouteGraph.Arc(to, from, Cost(tie.Type, tie.Strength, known, isAgainst: true), ties.Count));
            ties.Add(tie.Id);
        }

        return new RouteNetwork(new RouteGraph(numbers.Count, arcs), [.. ties], numbers);

        int NumberOf(Guid actor)
        {
            if (!numbers.TryGetValue(actor, out var number))
            {
                numbers.Add(actor, number = numbers.Count);
            }

            return number;
        }

        // Chances multiply along a route; so their logarithms add up.
        double Cost(TieType type, int strength, DateOnly? known, bool isAgainst) =>
            -Math.Log(TieChance.Of(type, strength, known, isAgainst, day));
    }
}
