using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Routes;

/// <summary>The best ways from our people to a target over the ties that hold today.</summary>
internal sealed class FindRoutes(HubDb db, Remembered<RouteNetwork> networks, RouteStarts starts, ClosedToRoutes closed)
{
    /// <returns>The likeliest first; empty when no way is open within so many hops.</returns>
    public async Task<IReadOnlyList<InfluenceRoute>> ExecuteAsync(RouteQuestion question, CancellationToken cancellationToken)
    {
        if (question.Count is < 1 or > RouteQuestion.MostRoutes || question.MaxHops is < 1 or > RouteQuestion.MostHops)
        {
            throw new RefusedException(
                "Routes are asked for 1 to {0} at a time, with 1 to {1} hops.",
                RouteQuestion.MostRoutes,
                RouteQuestion.MostHops
            );
        }

        var target = await ActorOfAsync(question.To, cancellationToken);
        var ours = await starts.ReadAsync(cancellationToken);
        if (ours.Any(start => start.Hops == 0 && start.Actor == target))
        {
            throw new RefusedException("This is one of us: no route is needed.");
        }

        var network = await networks.CurrentAsync(Kept.Network, campaign: null, db, RouteNetwork.LoadAsync, cancellationToken);
        var shut = (await closed.ReadAsync(question, cancellationToken)).Where(actor => actor != target);
        return await TellAsync(Search(network, question, target, ours, shut, cancellationToken), network, ours, cancellationToken);
    }

    private static IReadOnlyList<RouteSearch.Way> Search(
        RouteNetwork network,
        RouteQuestion question,
        Guid target,
        IReadOnlyList<RouteStarts.Start> ours,
        IEnumerable<Guid> shut,
        CancellationToken cancellationToken
    ) =>
        network.Find(target) is not { } node
            ? []
            : RouteSearch.Find(
                network.Graph,
                new RouteSearch.Question
                {
                    Starts =
                    [
                        .. from start in ours
                        let at = network.Find(start.Actor)
                        where at is not null
                        select new RouteSearch.Start(at.Value, -Math.Log(start.Chance), start.Hops),
                    ],
                    Target = node,
                    Count = question.Count,
                    MaxHops = question.MaxHops,
                    Closed = shut.Select(network.Find).OfType<int>().ToHashSet(),
                },
                cancellationToken
            );

    private async Task<Guid> ActorOfAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Set<Stakeholder>().Where(each => each.Id == id).Select(each => (Guid?)each.ActorId).SingleOrDefaultAsync(cancellationToken)
        ?? await db.Set<Actor>().Where(each => each.Id == id).Select(each => (Guid?)each.Id).SingleOrDefaultAsync(cancellationToken)
        ?? throw new RefusedException("This actor is not in the directory any more.");

    private async Task<IReadOnlyList<InfluenceRoute>> TellAsync(
        IReadOnlyList<RouteSearch.Way> ways,
        RouteNetwork network,
        IReadOnlyList<RouteStarts.Start> ours,
        CancellationToken cancellationToken
    )
    {
        var tieIds = ways.SelectMany(way => way.Arcs).Select(network.TieOf).Distinct().ToList();
        var ties = await db.Set<Tie>()
            .AsNoTracking()
            .Where(tie => tieIds.Contains(tie.Id))
            .ToDictionaryAsync(tie => tie.Id, cancellationToken);
        var actorIds = ways.SelectMany(way => way.Arcs.SelectMany(arc => new[] { arc.From, arc.To }).Append(way.Start.Node))
            .Distinct()
            .Select(network.ActorAt)
            .ToList();
        var names = await db.Set<Actor>()
            .AsNoTracking()
            .Where(actor => actorIds.Contains(actor.Id))
            .ToDictionaryAsync(actor => actor.Id, actor => actor.FullName, cancellationToken);
        return [.. ways.Select(RouteOf)];

        InfluenceRoute RouteOf(RouteSearch.Way way)
        {
            var first = network.ActorAt(way.Start.Node);
            var start = ours.First(each => each.Actor == first && each.Hops == way.Start.Hops);
            var hops = way.Arcs.Select(HopOf);
            return new InfluenceRoute(
                Math.Exp(-way.Cost),
                start.OwnerName ?? names[first],
                start.OwnerName is { } owner
                    ? [new Hop(null, owner, first, names[first], start.Chance, Tie: null, start.OwnerId), .. hops]
                    : [.. hops]
            );
        }

        Hop HopOf(RouteGraph.Arc arc)
        {
            var (from, to, tie) = (network.ActorAt(arc.From), network.ActorAt(arc.To), ties[network.TieOf(arc)]);
            return new Hop(
                from,
                names[from],
                to,
                names[to],
                Math.Exp(-arc.Cost),
                new TieLine(
                    tie.Id,
                    names[tie.FromId],
                    tie.Type,
                    names[tie.ToId],
                    tie.Strength,
                    tie.Since,
                    TieChance.LastKnown(tie.Since, tie.KnownOn),
                    tie.Source
                ),
                OwnerId: null
            );
        }
    }
}
