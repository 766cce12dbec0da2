using CampaignHub.Data;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Phases;

/// <summary>Finds the phase of a name, whatever its case and accents, and adds it at the end of the plan when there is none.</summary>
internal sealed class NamePhase(HubDb db)
{
    /// <param name="name">Empty is no phase.</param>
    /// <returns>Saved with what the caller saves.</returns>
    public async Task<Guid?> ExecuteAsync(string name, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return null;
        }

        var checkedName = PlanPhase.Check(name);
        // What this save adds is not in the database yet.
        await db.Set<PlanPhase>().LoadAsync(cancellationToken);
        var phases = db.Set<PlanPhase>().Local.ToList();
        if (phases.Find(phase => Normal.Of(phase.Name) == Normal.Of(checkedName)) is { } known)
        {
            return known.Id;
        }

        var added = new PlanPhase
        {
            CampaignId = db.Here.Campaign.Id,
            Name = checkedName,
            Position = phases.Count == 0 ? 0 : phases.Max(phase => phase.Position) + 1,
            Colour = (PhaseColour)(phases.Count % Enum.GetValues<PhaseColour>().Length),
        };
        db.Add(added);
        return added.Id;
    }
}
