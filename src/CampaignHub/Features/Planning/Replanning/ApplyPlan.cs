using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Features.Planning.Calendars;
using CampaignHub.Features.Planning.Windows;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
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
            case PlanChangeKind.Terms:
                (await db.Set<PlanItem>().SingleAsync(item => item.Id == change.Id, cancellationToken)).Stand(PlanTerms.Read(change.Text));
                break;
            case PlanChangeKind.Link:
                await BindAsync(change, cancellationToken);
                break;
            case PlanChangeKind.Week:
                await KeepAsync(change, cancellationToken);
                break;
            case PlanChangeKind.ClosureAdded:
                Close(change.Closure(db.Here.Campaign.Id));
                break;
            default:
                db.Remove(
                    db.Set<PlanClosure>().Local.FirstOrDefault(closure => closure.Id == change.Id)
                        ?? await PlanRecords.ClosuresOf(db).SingleAsync(closure => closure.Id == change.Id, cancellationToken)
                );
                break;
        }
    }

    private async Task BindAsync(PlanChange change, CancellationToken cancellationToken)
    {
        var item = await db.Set<PlanItem>().Include(each => each.WaitsFor).SingleAsync(each => each.Id == change.Id, cancellationToken);
        var after = change.AfterId!.Value;
        var link = item.WaitsFor.FirstOrDefault(each => each.PredecessorId == after);
        if (PlanTie.Read(change.Text) is not { } tie)
        {
            // Out of the task as well: a later change of the same answer may bind them anew.
            item.WaitNoLonger(link!);
            db.Remove(link!);
            return;
        }

        if (link is null)
        {
            link = item.WaitFor(after);
            db.Add(link);
        }

        link.Bind(tie.Type, tie.Lag, tie.Unit);
    }

    // Going back may take away and bring again in one answer.
    private void Close(PlanClosure closure)
    {
        if (db.ChangeTracker.Entries<PlanClosure>().FirstOrDefault(entry => entry.Entity.Id == closure.Id) is { } gone)
        {
            gone.State = EntityState.Unchanged;
        }
        else
        {
            db.Add(closure);
        }
    }

    private async Task KeepAsync(PlanChange change, CancellationToken cancellationToken)
    {
        var calendar = await CalendarAsync(change, cancellationToken);
        if (change.Text is not { } text)
        {
            db.Remove(calendar!);
            return;
        }

        if (calendar is null)
        {
            calendar = new PlanCalendar
            {
                Id = change.Of == CalendarOf.Organisation ? PlanCalendar.OfOrganisation : OrderedId.Next(),
                CampaignId = change.Of == CalendarOf.Campaign ? db.Here.Campaign.Id : null,
                PersonId = change.PersonId,
            };
            db.Add(calendar);
        }
        else if (db.Entry(calendar).State == EntityState.Deleted)
        {
            db.Entry(calendar).State = EntityState.Unchanged;
        }

        calendar.Keep(CalendarWeek.Read(text));
    }

    private async Task<PlanCalendar?> CalendarAsync(PlanChange change, CancellationToken cancellationToken)
    {
        Guid? campaign = change.Of == CalendarOf.Campaign ? db.Here.Campaign.Id : null;
        return db.ChangeTracker.Entries<PlanCalendar>()
                .Select(entry => entry.Entity)
                .FirstOrDefault(each => each.CampaignId == campaign && each.PersonId == change.PersonId)
            ?? await PlanRecords
                .CalendarsOf(db)
                .SingleOrDefaultAsync(each => each.CampaignId == campaign && each.PersonId == change.PersonId, cancellationToken);
    }
}
