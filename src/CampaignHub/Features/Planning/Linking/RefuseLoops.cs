using CampaignHub.Data;
using CampaignHub.Planning;
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
        var removed = db
            .ChangeTracker.Entries<PlanItemLink>()
            .Where(entry => entry.State == EntityState.Deleted)
            .Select(entry => entry.Entity.Id)
            .ToHashSet();
        var names = items.ToDictionary(item => $"{item.Id}", item => item.Title, StringComparer.Ordinal);
        var plan = new PlanInput
        {
            Today = db.Here.Today,
            Tasks =
            [
                .. items.Select(item => new PlanTask
                {
                    Id = $"{item.Id}",
                    Phase = item.PhaseId is { } phase ? PlanNetwork.PhaseId(phase) : null,
                }),
            ],
            Links =
            [
                .. items
                    .SelectMany(item => item.WaitsFor)
                    .Where(link => !removed.Contains(link.Id) && names.ContainsKey($"{link.PredecessorId}"))
                    .Select(link => new PlanLink($"{link.PredecessorId}", $"{link.ItemId}")),
                .. Phases()
                    .Where(phase => phase.AfterId is not null)
                    .Select(phase => new PlanLink(PlanNetwork.PhaseId(phase.AfterId!.Value), PlanNetwork.PhaseId(phase.Id))),
            ],
            Phases = [.. Phases().Select(phase => new CampaignHub.Planning.PlanPhase(PlanNetwork.PhaseId(phase.Id)))],
        };
        if (Schedule.Compute(plan).Problems.FirstOrDefault(problem => problem.Kind == ProblemKind.Cycle) is { } loop)
        {
            throw new RefusedException(
                "These tasks would wait for one another: {0}.",
                string.Join(" → ", loop.Chain.Append(loop.Chain[0]).Select(step => names[step.Id]))
            );
        }

        IEnumerable<PlanPhase> Phases() => db.Set<PlanPhase>().Local;
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
