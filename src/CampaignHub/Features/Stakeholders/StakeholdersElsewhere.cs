using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Interactions;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders;

/// <summary>Actors on the maps of other campaigns, and in contacts that these had.</summary>
internal sealed class StakeholdersElsewhere(HubDb db) : IActorUses
{
    public async Task<IReadOnlyCollection<Guid>> ElsewhereAsync(IReadOnlyCollection<Guid> actors, CancellationToken cancellationToken)
    {
        var campaign = db.Here.Campaign.Id;
        var mapped = db.Set<Stakeholder>()
            .IgnoreQueryFilters([HubDb.CampaignFilter])
            .Where(each => each.CampaignId != campaign && actors.Contains(each.ActorId))
            .Select(each => each.ActorId);
        var met = db.Set<InteractionActor>()
            .IgnoreQueryFilters([HubDb.CampaignFilter])
            .Where(each => each.CampaignId != campaign && actors.Contains(each.ActorId))
            .Select(each => each.ActorId);
        return await mapped.Union(met).ToListAsync(cancellationToken);
    }
}
