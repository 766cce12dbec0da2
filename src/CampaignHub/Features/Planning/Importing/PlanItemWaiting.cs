using CampaignHub.Data;

namespace CampaignHub.Features.Planning.Importing;

/// <summary>What a task waits for, written whole.</summary>
internal static class PlanItemWaiting
{
    /// <param name="item">With what it waits for loaded.</param>
    /// <param name="wanted">Ids of tasks that do not wait for it.</param>
    /// <param name="db">Where its links are added and removed.</param>
    public static void WaitOnlyFor(this PlanItem item, IReadOnlyCollection<Guid> wanted, HubDb db)
    {
        foreach (var link in item.WaitsFor.Where(link => !wanted.Contains(link.PredecessorId)).ToList())
        {
            db.Remove(link);
            item.WaitNoLonger(link);
        }

        foreach (var predecessor in wanted.Where(id => item.WaitsFor.All(link => link.PredecessorId != id)).ToList())
        {
            db.Add(item.WaitFor(predecessor));
        }
    }
}
