using CampaignHub.Data;
using CampaignHub.Features.Directory;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

/// <summary>Actors who promised something to other campaigns.</summary>
internal sealed class CommitmentsElsewhere(HubDb db) : IActorUses
{
    public async Task<IReadOnlyCollection<Guid>> ElsewhereAsync(IReadOnlyCollection<Guid> actors, CancellationToken cancellationToken)
    {
        var campaign = db.Here.Campaign.Id;
        return await db.Set<Commitment>()
            .IgnoreQueryFilters([HubDb.CampaignFilter])
            .Where(each => each.CampaignId != campaign && actors.Contains(each.ById))
            .Select(each => each.ById)
            .Distinct()
            .ToListAsync(cancellationToken);
    }
}
