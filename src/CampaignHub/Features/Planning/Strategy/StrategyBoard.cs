using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Strategy;

/// <summary>A tactic with the names of whom it joins.</summary>
/// <param name="Doer">One of us and the ally, as far as they are known.</param>
internal sealed record TacticLine(Tactic Tactic, string? Target, string Doer, bool IsInPlan, bool IsDone)
{
    public bool IsLate(DateOnly today) => !IsDone && Tactic.Day < today;
}

/// <summary>The campaign's strategy at a glance: where it wants to get to, whom it has to move, and by what.</summary>
internal sealed class StrategyBoard(HubDb db, CampaignMembers members)
{
    /// <param name="Class">Null for who is not on the map, or not any more.</param>
    internal sealed record Target(Guid ActorId, string Name, string Function, TargetClass? Class, bool IsPerson, int Tactics, int Wanting);

    private static readonly TargetClass[] Targeted = [TargetClass.DirectTarget, TargetClass.IntermediateTarget];

    /// <summary>The far ones first.</summary>
    public async Task<IReadOnlyList<Objective>> ObjectivesAsync(CancellationToken cancellationToken)
    {
        var objectives = await db.Set<Objective>().AsNoTracking().ToListAsync(cancellationToken);
        return [.. objectives.OrderBy(each => each.Horizon).ThenBy(each => each.Id)];
    }

    /// <summary>By their day; those without one last.</summary>
    /// <param name="target">Only those done to this actor; null is all of them.</param>
    public async Task<IReadOnlyList<TacticLine>> TacticsAsync(Guid? target, CancellationToken cancellationToken)
    {
        var tactics = await db.Set<Tactic>()
            .AsNoTracking()
            .Where(tactic => target == null || tactic.TargetId == target)
            .ToListAsync(cancellationToken);
        var actors = await NamesAsync(tactics.SelectMany(tactic => new[] { tactic.TargetId, tactic.AllyId }), cancellationToken);
        var people = (await members.ListAsync(cancellationToken)).ToDictionary(each => each.Id, each => each.Name);
        var tasks = tactics.Select(tactic => tactic.TaskId).OfType<Guid>().ToList();
        var done = await db.Set<PlanItem>()
            .Where(item => tasks.Contains(item.Id))
            .ToDictionaryAsync(item => item.Id, item => item.DoneAt != null, cancellationToken);
        return
        [
            .. tactics
                .OrderBy(tactic => tactic.Day ?? DateOnly.MaxValue)
                .ThenBy(tactic => tactic.Id)
                .Select(tactic => new TacticLine(
                    tactic,
                    tactic.TargetId is { } to ? actors.GetValueOrDefault(to) : null,
                    string.Join(
                        ", ",
                        new[]
                        {
                            tactic.DoerId is { } doer ? people.GetValueOrDefault(doer) : null,
                            tactic.AllyId is { } ally ? actors.GetValueOrDefault(ally) : null,
                        }.OfType<string>()
                    ),
                    tactic.TaskId is { } task && done.ContainsKey(task),
                    tactic.TaskId is { } finished && done.GetValueOrDefault(finished)
                )),
        ];
    }

    /// <summary>The targets of the map, and whoever else a tactic is done to; those with power to decide first.</summary>
    public async Task<IReadOnlyList<Target>> TargetsAsync(IReadOnlyList<TacticLine> tactics, CancellationToken cancellationToken)
    {
        var meant = tactics.Select(line => line.Tactic.TargetId).OfType<Guid>().Distinct().ToList();
        var classes = await db.Set<Stakeholder>()
            .Where(each => Targeted.Contains(each.Class) || meant.Contains(each.ActorId))
            .ToDictionaryAsync(each => each.ActorId, each => each.Class, cancellationToken);
        var ids = meant.Union(classes.Keys).ToList();
        var actors = await db.Set<Actor>().AsNoTracking().Where(actor => ids.Contains(actor.Id)).ToListAsync(cancellationToken);
        var ofTarget = tactics.ToLookup(line => line.Tactic.TargetId);
        return
        [
            .. actors
                .Select(actor => new Target(
                    actor.Id,
                    actor.FullName,
                    actor.Function,
                    classes.TryGetValue(actor.Id, out var @class) ? @class : null,
                    actor.Type == ActorKind.Person,
                    ofTarget[actor.Id].Count(),
                    ofTarget[actor.Id].Count(line => line.Tactic.Lacks.Any())
                ))
                .OrderBy(target => target.Class ?? TargetClass.WitnessNetwork)
                .ThenByDescending(target => target.Tactics)
                .ThenBy(target => target.Name, StringComparer.CurrentCulture),
        ];
    }

    private async Task<Dictionary<Guid, string>> NamesAsync(IEnumerable<Guid?> actors, CancellationToken cancellationToken)
    {
        var ids = actors.OfType<Guid>().Distinct().ToList();
        return await db.Set<Actor>()
            .Where(actor => ids.Contains(actor.Id))
            .ToDictionaryAsync(actor => actor.Id, actor => actor.FullName, cancellationToken);
    }
}
