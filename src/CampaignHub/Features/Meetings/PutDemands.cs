using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Meetings;

/// <summary>Notes which demands are put at a meeting; those that are noted already stay as they are.</summary>
internal sealed class PutDemands(HubDb db)
{
    public async Task ExecuteAsync(Meeting meeting, IReadOnlyCollection<Guid> demandIds, CancellationToken cancellationToken)
    {
        var demands = await db.Set<Demand>()
            .Include(demand => demand.Versions)
            .Where(demand => demandIds.Contains(demand.Id))
            .OrderBy(demand => demand.Number)
            .ToListAsync(cancellationToken);
        if (demands.Count == 0 || demands.Count < demandIds.Distinct().Count())
        {
            throw new RefusedException("Choose demands of this campaign.");
        }

        foreach (var item in demands.Select(demand => meeting.Put(demand, db.Here.Today)))
        {
            if (db.Entry(item).State == EntityState.Detached)
            {
                db.Add(item);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
