using CampaignHub.Planning;
using CampaignHub.Platform;
using PlanPhase = CampaignHub.Features.Planning.Phases.PlanPhase;

namespace CampaignHub.Features.Planning.Linking;

/// <summary>
/// Tasks that would wait for one another, by the links as they are kept: the engine leaves out those of what is over, and it may be opened again.
/// </summary>
internal static class TaskLoops
{
    /// <param name="items">Those that may wait.</param>
    /// <param name="links">How they wait; one that leads to none of them says nothing.</param>
    /// <param name="phases">Whose tasks come after those of another.</param>
    /// <returns>One loop of each knot, the first task not named again at its end.</returns>
    public static IReadOnlyList<IReadOnlyList<PlanItem>> Find(
        IReadOnlyCollection<PlanItem> items,
        IEnumerable<PlanItemLink> links,
        IReadOnlyCollection<PlanPhase> phases
    )
    {
        var byId = items.ToDictionary(item => $"{item.Id}", StringComparer.Ordinal);
        var known = phases.Select(phase => phase.Id).ToHashSet();
        var plan = new PlanInput
        {
            Today = DateOnly.FromDateTime(DateTime.UnixEpoch),
            Tasks =
            [
                .. items.Select(item => new PlanTask
                {
                    Id = $"{item.Id}",
                    Phase = item.PhaseId is { } phase && known.Contains(phase) ? PlanNetwork.PhaseId(phase) : null,
                }),
            ],
            Links =
            [
                .. links
                    .Where(link => byId.ContainsKey($"{link.PredecessorId}"))
                    .Select(link => new PlanLink($"{link.PredecessorId}", $"{link.ItemId}")),
                .. phases
                    .Where(phase => phase.AfterId is { } after && known.Contains(after))
                    .Select(phase => new PlanLink(PlanNetwork.PhaseId(phase.AfterId!.Value), PlanNetwork.PhaseId(phase.Id))),
            ],
            Phases = [.. phases.Select(phase => new CampaignHub.Planning.PlanPhase(PlanNetwork.PhaseId(phase.Id)))],
        };
        return
        [
            .. Schedule
                .Compute(plan)
                .Problems.Where(problem => problem.Kind == ProblemKind.Cycle)
                .Select(loop => loop.Chain.Select(step => byId[step.Id]).ToList()),
        ];
    }

    public static RefusedException Refused(IReadOnlyList<PlanItem> loop) =>
        new("These tasks would wait for one another: {0}.", string.Join(" → ", loop.Append(loop[0]).Select(item => item.Title)));
}
