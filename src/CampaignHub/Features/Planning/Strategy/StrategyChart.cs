using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Strategy;

/// <summary>
/// The strategy chart of one target, after the Midwest Academy: goals, what we bring, who stands where, who has power over the target, and tactics. Source:
/// Bobo, Kendall, Max: Organizing for Social Change, ch. 4.
/// </summary>
internal sealed class StrategyChart(HubDb db, StrategyBoard board)
{
    // On one sheet of paper.
    private const int Named = 12;

    private static readonly TieType[] Over = [TieType.Appoints, TieType.Funds, TieType.Advises];

    /// <param name="Why">The tie by which this one has power over the target, or null.</param>
    internal sealed record Somebody(Guid ActorId, string Name, string Function, TieType? Why = null);

    /// <param name="Powers">Who has power over the target: secondary targets.</param>
    /// <param name="Constituents">The witnesses and relays: those for whom and with whom it is done.</param>
    internal sealed record Sheet(
        Actor Target,
        Stakeholder? OnMap,
        TargetNotes Notes,
        IReadOnlyList<Objective> Objectives,
        IReadOnlyList<Somebody> Powers,
        IReadOnlyList<Somebody> Constituents,
        IReadOnlyList<Somebody> Allies,
        IReadOnlyList<Somebody> Opponents,
        IReadOnlyList<TacticLine> Tactics
    );

    /// <returns>Null when the directory holds no such actor.</returns>
    public async Task<Sheet?> ReadAsync(Guid target, CancellationToken cancellationToken)
    {
        if (await db.Set<Actor>().AsNoTracking().SingleOrDefaultAsync(actor => actor.Id == target, cancellationToken) is not { } actor)
        {
            return null;
        }

        var onMap = await db.Set<Stakeholder>().AsNoTracking().SingleOrDefaultAsync(each => each.ActorId == target, cancellationToken);
        var notes = await db.Set<TargetNotes>().SingleOrDefaultAsync(each => each.ActorId == target, cancellationToken);
        return new Sheet(
            actor,
            onMap,
            notes ?? new TargetNotes { CampaignId = db.Here.Campaign.Id, ActorId = target },
            await board.ObjectivesAsync(cancellationToken),
            await PowersAsync(target, cancellationToken),
            await OfAsync([TargetClass.WitnessNetwork, TargetClass.Relay], target, cancellationToken),
            await OfAsync([TargetClass.Ally], target, cancellationToken),
            await OfAsync([TargetClass.Opponent], target, cancellationToken),
            await board.TacticsAsync(target, cancellationToken)
        );
    }

    // Who appoints, funds or advises the target, and to whom it reports, as far as the tie lasts.
    private async Task<IReadOnlyList<Somebody>> PowersAsync(Guid target, CancellationToken cancellationToken)
    {
        var today = db.Here.Today;
        var ties = await db.Set<Tie>()
            .AsNoTracking()
            .Where(tie => (tie.ToId == target && Over.Contains(tie.Type)) || (tie.FromId == target && tie.Type == TieType.ReportsTo))
            .Where(tie => tie.Until == null || tie.Until >= today)
            .OrderByDescending(tie => tie.Strength)
            .ToListAsync(cancellationToken);
        var why = ties.GroupBy(tie => tie.FromId == target ? tie.ToId : tie.FromId)
            .ToDictionary(each => each.Key, each => each.First().Type);
        var actors = await db.Set<Actor>().AsNoTracking().Where(actor => why.Keys.Contains(actor.Id)).ToListAsync(cancellationToken);
        return [.. why.Join(actors, each => each.Key, actor => actor.Id, (each, actor) => Of(actor, each.Value)).Take(Named)];
    }

    private async Task<IReadOnlyList<Somebody>> OfAsync(TargetClass[] classes, Guid except, CancellationToken cancellationToken)
    {
        var found = await db.Set<Stakeholder>()
            .AsNoTracking()
            .Include(each => each.Actor)
            .Where(each => classes.Contains(each.Class) && each.ActorId != except)
            .OrderByDescending(each => each.Influence ?? -1)
            .ThenBy(each => each.Actor.FindText)
            .Take(Named)
            .ToListAsync(cancellationToken);
        return found.ConvertAll(each => Of(each.Actor));
    }

    private static Somebody Of(Actor actor, TieType? why = null) => new(actor.Id, actor.FullName, actor.Function, why);
}
