using CampaignHub.Data;
using CampaignHub.Features.Commitments.Successions;
using CampaignHub.Features.Commitments.Undertakings;
using CampaignHub.Features.Directory;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

/// <summary>Actors who promised something to other campaigns, took over a post that had, or were promised something by them.</summary>
internal sealed class CommitmentsElsewhere(HubDb db) : IActorUses
{
    public async Task<IReadOnlyCollection<Guid>> ElsewhereAsync(IReadOnlyCollection<Guid> actors, CancellationToken cancellationToken)
    {
        var campaign = db.Here.Campaign.Id;
        var promised = db.Set<Commitment>()
            .IgnoreQueryFilters([HubDb.CampaignFilter])
            .Where(each => each.CampaignId != campaign && actors.Contains(each.ById))
            .Select(each => each.ById);
        var succeeded = db.Set<Succession>()
            .IgnoreQueryFilters([HubDb.CampaignFilter])
            .Where(each => each.CampaignId != campaign && actors.Contains(each.SuccessorId))
            .Select(each => each.SuccessorId);
        var ours = db.Set<Undertaking>()
            .IgnoreQueryFilters([HubDb.CampaignFilter])
            .Where(each => each.CampaignId != campaign && actors.Contains(each.ToId))
            .Select(each => each.ToId);
        return await promised.Union(succeeded).Union(ours).ToListAsync(cancellationToken);
    }
}
