using CampaignHub.Data;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;
using PlanPhase = CampaignHub.Features.Planning.Phases.PlanPhase;

namespace CampaignHub.Features.Planning.Linking;

/// <summary>Refuses tasks that would wait for one another, before they are saved: one loop is told by its names.</summary>
internal sealed class RefuseLoops(HubDb db)
{
    /// <summary>Looks at the plan as it is about to be saved.</summary>
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        await db.Set<PlanItem>().Include(item => item.WaitsFor).LoadAsync(cancellationToken);
        await db.Set<PlanPhase>().LoadAsync(cancellationToken);
        RefuseRings([.. db.Set<PlanPhase>().Local.Where(phase => phase.TrashedAt is null)]);
        var items = db.Set<PlanItem>().Local.Where(item => item.TrashedAt is null).ToList();
        // What is waited for no longer stands with its task until it is saved.
        var removed = db
            .ChangeTracker.Entries<PlanItemLink>()
            .Where(entry => entry.State == EntityState.Deleted)
            .Select(entry => entry.Entity.Id)
            .ToHashSet();
        var links = items.SelectMany(item => item.WaitsFor).Where(link => !removed.Contains(link.Id));
        if (TaskLoops.Find(items, links, [.. db.Set<PlanPhase>().Local]) is [var loop, ..])
        {
            throw TaskLoops.Refused(loop);
        }
    }

    // Phases that hold no task yet make no loop of tasks, but would as soon as they do.
    private static void RefuseRings(List<PlanPhase> phases)
    {
        var known = phases.ToDictionary(phase => phase.Id);
        foreach (var phase in phases)
        {
            List<PlanPhase> chain = [phase];
            for (
                var at = phase;
                at.AfterId is { } after && known.TryGetValue(after, out var before) && !chain.Contains(before);
                at = before
            )
            {
                chain.Add(before);
            }

            if (chain[^1].AfterId == phase.Id)
            {
                throw new RefusedException(
                    "These phases would come after one another: {0}.",
                    string.Join(" → ", chain.AsEnumerable().Reverse().Prepend(phase).Select(each => each.Name))
                );
            }
        }
    }
}
