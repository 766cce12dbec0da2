using CampaignHub.Data;
using CampaignHub.Features.Planning.Phases;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Importing;

/// <summary>Takes an import back: what it made goes to the trash, what it changed is as before. What somebody changed since stays as they left it.</summary>
internal sealed class UndoPlanImport(HubDb db)
{
    /// <returns>How many tasks and anchors were taken back, and how many stayed.</returns>
    public async Task<(int Undone, int Stayed)> ExecuteAsync(PlanImport import, CancellationToken cancellationToken)
    {
        if (import.State != PlanImportState.Imported)
        {
            throw new RefusedException("Only an import that was done can be undone.");
        }

        var changes = await db.Set<PlanImportChange>().Where(change => change.ImportId == import.Id).ToListAsync(cancellationToken);
        var items = await db.Set<PlanItem>().Include(item => item.WaitsFor).ToDictionaryAsync(item => item.Id, cancellationToken);
        var undone = changes.Where(change => change.Of == PlanImportRecord.Task).Count(change => Undo(change, items));
        var anchors = await db.Set<Anchor>().ToDictionaryAsync(anchor => anchor.Id, cancellationToken);
        var used = items.Values.Where(item => item.TrashedAt is null).Select(item => item.AnchorId).OfType<Guid>().ToHashSet();
        undone += changes
            .Where(change => change.Of == PlanImportRecord.Anchor)
            .Count(change => Undo(change, anchors.GetValueOrDefault(change.RecordId), used));
        await UndoPhasesAsync(changes, items.Values, cancellationToken);
        import.Undo();
        await db.SaveChangesAsync(cancellationToken);
        await ForgetKeysAsync(changes, cancellationToken);
        return (undone, changes.Count(change => change.Of != PlanImportRecord.Phase) - undone);
    }

    // A phase goes with the last task in it; one that was renamed, or that another comes after, is somebody's by now.
    private async Task UndoPhasesAsync(List<PlanImportChange> changes, IEnumerable<PlanItem> items, CancellationToken cancellationToken)
    {
        var phases = await db.Set<PlanPhase>().ToListAsync(cancellationToken);
        var used = items
            .Where(item => item.TrashedAt is null)
            .Select(item => item.PhaseId)
            .Concat(phases.Select(phase => phase.AfterId))
            .OfType<Guid>()
            .ToHashSet();
        foreach (var change in changes.Where(change => change.Of == PlanImportRecord.Phase && !used.Contains(change.RecordId)))
        {
            phases.Find(phase => phase.Id == change.RecordId && phase.Name == change.After)?.Trash(db.Here.Now);
        }
    }

    private bool Undo(PlanImportChange change, Dictionary<Guid, PlanItem> items)
    {
        if (!items.TryGetValue(change.RecordId, out var item) || PlanItemState.Of(item) != change.After)
        {
            return false;
        }

        if (change.Before is not { } before)
        {
            item.Trash(db.Here.Now);
            return true;
        }

        var state = PlanItemState.Read(before);
        state.WriteTo(item, db.Here.Now);
        item.WaitOnlyFor([.. state.WaitsFor.Where(items.ContainsKey)], db);
        state.BindLinks(item);
        return true;
    }

    // A task that somebody counted from it meanwhile would lose its dates.
    private bool Undo(PlanImportChange change, Anchor? anchor, HashSet<Guid> used)
    {
        if (anchor is null || PlanItemState.Of(anchor) != change.After || (change.Before is null && used.Contains(anchor.Id)))
        {
            return false;
        }

        if (change.Before is { } before)
        {
            anchor.Day = PlanItemState.DayOf(before);
        }
        else
        {
            anchor.Trash(db.Here.Now);
        }

        return true;
    }

    // Whoever is imported again by the same key is somebody new.
    private Task<int> ForgetKeysAsync(List<PlanImportChange> changes, CancellationToken cancellationToken)
    {
        var made = changes.Where(change => change.Before is null).Select(change => change.RecordId).ToList();
        return db.Set<PlanImportKey>().Where(key => made.Contains(key.ItemId)).ExecuteDeleteAsync(cancellationToken);
    }
}
