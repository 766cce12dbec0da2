using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Views;

/// <summary>By what the views of the plan can be narrowed, by name.</summary>
internal sealed class PlanViewChoices(HubDb db, CampaignMembers members)
{
    public async Task<IReadOnlyList<(Guid Id, string Name)>> DemandsAsync(CancellationToken cancellationToken)
    {
        var demands = await db.Set<Demand>().AsNoTracking().OrderBy(demand => demand.Number).ToListAsync(cancellationToken);
        return demands.ConvertAll(demand => (demand.Id, $"{demand.Number}. {demand.Title}"));
    }

    public Task<IReadOnlyList<(Guid Id, string Name)>> PeopleAsync(CancellationToken cancellationToken) =>
        members.ListAsync(cancellationToken);
}
