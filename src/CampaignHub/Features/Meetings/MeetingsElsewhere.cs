using CampaignHub.Data;
using CampaignHub.Features.Directory;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Meetings;

/// <summary>Actors that other campaigns meet, or have at their side of the table.</summary>
internal sealed class MeetingsElsewhere(HubDb db) : IActorUses
{
    public async Task<IReadOnlyCollection<Guid>> ElsewhereAsync(IReadOnlyCollection<Guid> actors, CancellationToken cancellationToken)
    {
        var campaign = db.Here.Campaign.Id;
        var met = db.Set<MeetingCounterpart>()
            .IgnoreQueryFilters([HubDb.CampaignFilter])
            .Where(each => each.CampaignId != campaign && actors.Contains(each.ActorId))
            .Select(each => each.ActorId);
        var seated = db.Set<DelegationMember>()
            .IgnoreQueryFilters([HubDb.CampaignFilter])
            .Where(each => each.CampaignId != campaign && each.ActorId != null && actors.Contains(each.ActorId.Value))
            .Select(each => each.ActorId!.Value);
        return await met.Union(seated).ToListAsync(cancellationToken);
    }
}
