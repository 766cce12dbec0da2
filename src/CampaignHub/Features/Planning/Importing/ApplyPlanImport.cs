using CampaignHub.Data;
using CampaignHub.Features.Planning.Phases;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Importing;

/// <summary>
/// Brings what a file says into the plan. A task is found by its key, else by a title that stands once here and once in the file; else it is new. What the file
/// does not say stays, and the same file twice changes nothing.
/// </summary>
internal sealed class ApplyPlanImport(HubDb db, CampaignMembers members, NamePhase name, Texts texts)
{
    private const int DaysCompared = 366;

    /// <param name="import">A draft.</param>
    /// <param name="file">What its file says.</param>
    /// <param name="isDry">Nothing is saved; what is tracked is let go.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<PlanImportReport> ExecuteAsync(PlanImport import, ImportedPlan file, bool isDry, CancellationToken cancellationToken)
    {
        var plan = await LoadAsync(file, cancellationToken);
        var anchors = file.Anchors.Count(plan.WriteAnchor);
        foreach (var task in file.Tasks)
        {
            plan.WriteTask(task);
        }

        plan.Link(file.Tasks);
        var changes = plan.Changes(import).ToList();
        var tasks = changes.FindAll(change => change.Of == PlanImportRecord.Task);
        var created = tasks.Count(change => change.Before is null);
        var report = new PlanImportReport(
            created,
            tasks.Count - created,
            plan.Written - tasks.Count,
            anchors,
            [.. file.Problems, .. plan.Problems, .. Undated(plan), .. await OtherDaysAsync(file, cancellationToken)]
        );
        if (isDry)
        {
            db.ChangeTracker.Clear();
            return report;
        }

        db.AddRange(changes);
        await db.SaveChangesAsync(cancellationToken);
        return report;
    }

    private static IEnumerable<PlanImportProblem> Undated(PlanUnderImport plan) =>
        plan.Undated == 0
            ? []
            :
            [
                new PlanImportProblem(
                    "Tasks that the file says are done or under way, and not when: {0}. It is taken as today.",
                    plan.Undated
                ),
            ];

    // The days of a campaign are its own to set: a file says what it was counted in, and the reader sees where that is not the same.
    private async Task<IEnumerable<PlanImportProblem>> OtherDaysAsync(ImportedPlan file, CancellationToken cancellationToken)
    {
        if (file.Calendar is not { } theirs || file.Tasks.Count == 0)
        {
            return [];
        }

        var today = db.Here.Today;
        var ours = (await PlanRecords.CalendarAsync(db, cancellationToken)).Work;
        var other = Enumerable
            .Range(0, DaysCompared)
            .Select(today.AddDays)
            .Where(day => ours.IsWorkingDay(day) != theirs.IsWorkingDay(day))
            .Select(day => (DateOnly?)day)
            .FirstOrDefault();
        return other is { } first
            ?
            [
                new PlanImportProblem(
                    theirs.IsWorkingDay(first)
                        ? "The file works on days on which this campaign does not ({0} is the first): its days are counted here by the campaign's days of work."
                        : "The file rests on days on which this campaign works ({0} is the first): its days are counted here by the campaign's days of work.",
                    first
                ),
            ]
            : [];
    }

    private async Task<PlanUnderImport> LoadAsync(ImportedPlan file, CancellationToken cancellationToken)
    {
        var items = await db.Set<PlanItem>().Include(item => item.WaitsFor).ToListAsync(cancellationToken);
        var anchors = await db.Set<Anchor>().ToListAsync(cancellationToken);
        var keys = await db.Set<PlanImportKey>().ToListAsync(cancellationToken);
        return new PlanUnderImport(
            db,
            new PlanIndex(file, items, anchors, keys),
            items,
            texts,
            await NamesInPlan.ReadAsync(file, db, members, name, cancellationToken)
        );
    }
}
