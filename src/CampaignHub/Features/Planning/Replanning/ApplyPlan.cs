using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Features.Planning.Calendars;
using CampaignHub.Features.Planning.Windows;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Replanning;

/// <summary>Makes changes that somebody accepted, and keeps them as a revision.</summary>
internal sealed class ApplyPlan(HubDb db, PreviewPlan preview)
{
    /// <param name="Seal">Of the preview that was accepted; null accepts whatever it is.</param>
    /// <param name="BackTo">The revision that the changes go back to.</param>
    internal sealed record Input(IReadOnlyList<PlanChange> Changes, string? Seal = null, int? BackTo = null);

    /// <returns>Null where there was nothing to change.</returns>
    public async Task<PlanRevision?> ExecuteAsync(Input input, CancellationToken cancellationToken)
    {
        var seen = await preview.ExecuteAsync(input.Changes, cancellationToken);
        if (input.Seal is { } seal && !string.Equals(seal, seen.Seal, StringComparison.Ordinal))
        {
            throw new RefusedException("The plan has changed since you looked: here is what would move now.") { Code = "stale" };
        }

        if (seen.Changes.Count == 0)
        {
            return null;
        }

        foreach (var change in seen.Changes)
        {
            await MakeAsync(change, cancellationToken);
        }

        var revision = new PlanRevision
        {
            CampaignId = db.Here.Campaign.Id,
            Number = 1 + (await db.Set<PlanRevision>().MaxAsync(each => (int?)each.Number, cancellationToken) ?? 0),
            Changed = JsonSerializer.Serialize(seen.Changes, PlanChange.Json),
            Moved = JsonSerializer.Serialize(seen.Shifts, PlanChange.Json),
            BackTo = input.BackTo,
        };
        db.Add(revision);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception, PlanRevision.Mapping.OncePerNumber))
        {
            throw new RefusedException("Somebody else changed the plan at the same moment: look again.");
        }

        return revision;
    }

    private async Task MakeAsync(PlanChange change, CancellationToken cancellationToken)
    {
        switch (change.Kind)
        {
            case PlanChangeKind.Anchor:
                (await db.Set<Anchor>().SingleAsync(anchor => anchor.Id == change.Id, cancellationToken)).Day = change.From!.Value;
                break;
            case PlanChangeKind.Window:
                (await db.Set<PlanWindow>().SingleAsync(window => window.Id == change.Id, cancellationToken)).Set(
                    change.From!.Value,
                    change.To!.Value
                );
                break;
            case PlanChangeKind.Duration:
                (await db.Set<PlanItem>().SingleAsync(item => item.Id == change.Id, cancellationToken)).Take(change.Days!.Value);
                break;
            case PlanChangeKind.Dates:
                (await db.Set<PlanItem>().SingleAsync(item => item.Id == change.Id, cancellationToken)).Place(change.From, change.To);
                break;
            case PlanChangeKind.Week:
                await KeepAsync(CalendarWeek.Read(change.Text!), cancellationToken);
                break;
            case PlanChangeKind.ClosureAdded:
                db.Add(change.Closure(db.Here.Campaign.Id));
                break;
            default:
                db.Remove(await PlanRecords.ClosuresOf(db).SingleAsync(closure => closure.Id == change.Id, cancellationToken));
                break;
        }
    }

    private async Task KeepAsync(CalendarWeek week, CancellationToken cancellationToken)
    {
        var calendar = await db.Set<PlanCalendar>().SingleOrDefaultAsync(cancellationToken);
        if (calendar is null)
        {
            calendar = new PlanCalendar { CampaignId = db.Here.Campaign.Id };
            db.Add(calendar);
        }

        calendar.Keep(week);
    }
}
