using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Strategy;

/// <summary>What the form of a tactic offers to choose from.</summary>
internal sealed class TacticChoices(HubDb db, CampaignMembers members)
{
    public IReadOnlyList<(Guid Id, string Name)> Demands { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string Name)> Objectives { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string Name)> People { get; private set; } = [];

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var demands = await db.Set<Demand>().AsNoTracking().OrderBy(demand => demand.Number).ToListAsync(cancellationToken);
        Demands = demands.ConvertAll(demand => (demand.Id, $"{demand.Number}. {demand.Title}"));
        var objectives = await db.Set<Objective>().AsNoTracking().ToListAsync(cancellationToken);
        Objectives = [.. objectives.OrderBy(each => each.Horizon).ThenBy(each => each.Id).Select(each => (each.Id, each.Title))];
        People = await members.ListAsync(cancellationToken);
    }
}
