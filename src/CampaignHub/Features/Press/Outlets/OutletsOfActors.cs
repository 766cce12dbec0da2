using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Press.Journalists;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Outlets;

/// <summary>Journalists of one name are told apart by the outlets they work for, by those who may see the press work.</summary>
internal sealed class OutletsOfActors(HubDb db) : IActorMarks
{
    public async Task<IReadOnlyDictionary<Guid, string>> ReadAsync(IReadOnlyCollection<Guid> actors, CancellationToken cancellationToken)
    {
        if (!db.Here.Can(PressFeature.View))
        {
            return new Dictionary<Guid, string>();
        }

        var today = db.Here.Today;
        var roles = await db.Set<OutletRole>()
            .Where(OutletRole.HoldsOn(today))
            .Where(role => actors.Contains(role.Journalist.ActorId))
            .OrderBy(role => role.Id)
            .Select(role => new { role.Journalist.ActorId, role.Outlet.Name })
            .ToListAsync(cancellationToken);
        return roles
            .GroupBy(role => role.ActorId, role => role.Name)
            .ToDictionary(some => some.Key, some => string.Join(", ", some.Distinct(StringComparer.Ordinal)));
    }
}
