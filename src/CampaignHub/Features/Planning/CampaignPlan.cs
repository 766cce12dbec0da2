using CampaignHub.Data;
using CampaignHub.Planning;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning;

/// <summary>The campaign's plan with its computed dates: read from the records, scheduled by the engine, never stored.</summary>
internal sealed class CampaignPlan(HubDb db)
{
    /// <summary>A task with its dates in the campaign's zone. <see cref="LatestStart"/> is the last day to begin, or the anchor is missed.</summary>
    /// <param name="IsDated">Some anchor or day decides about it; else its dates mean nothing and are not shown.</param>
    internal sealed record Line(
        PlanItem Item,
        DateOnly Start,
        DateOnly Finish,
        DateOnly LatestStart,
        DateOnly LatestFinish,
        double SlackDays,
        Anchor? Anchor,
        bool IsDated,
        bool IsLate
    );

    internal sealed record Result(IReadOnlyList<Line> Lines, IReadOnlyList<Anchor> Anchors, IReadOnlyList<PlanProblem> Problems);

    /// <summary>The order of time.</summary>
    public async Task<Result> ReadAsync(CancellationToken cancellationToken)
    {
        var items = await db.Set<PlanItem>().AsNoTracking().Include(item => item.WaitsFor).ToListAsync(cancellationToken);
        var anchors = await db.Set<Anchor>().AsNoTracking().OrderBy(anchor => anchor.Day).ToListAsync(cancellationToken);
        return Schedule(items, anchors, db.Here.Today);
    }

    /// <summary>Counts in the calendar of the campaign: French working days.</summary>
    public static WorkCalendar Calendar { get; } = WorkCalendar.France();

    public static Result Schedule(IReadOnlyList<PlanItem> items, IReadOnlyList<Anchor> anchors, DateOnly today)
    {
        var byId = items.ToDictionary(item => $"{item.Id}", StringComparer.Ordinal);
        var anchorsById = anchors.ToDictionary(anchor => anchor.Id);
        var computed = CampaignHub.Planning.Schedule.Compute(InputOf(items, anchors, today));
        var undated = computed
            .Problems.Where(problem => problem.Kind == ProblemKind.NoPathToAnchor)
            .SelectMany(problem => problem.Chain)
            .Select(step => step.Id)
            .ToHashSet(StringComparer.Ordinal);
        var lines = computed.Tasks.Select(task => LineOf(task, byId[task.Id], anchorsById, undated.Contains(task.Id) ? null : today));
        return new Result(
            [.. lines.OrderBy(line => !line.IsDated).ThenBy(line => line.Start).ThenBy(line => line.Finish).ThenBy(line => line.Item.Id)],
            anchors,
            computed.Problems
        );
    }

    /// <summary>The records as the engine takes them; ids are those of the records.</summary>
    public static PlanInput InputOf(IReadOnlyList<PlanItem> items, IReadOnlyList<Anchor> anchors, DateOnly today)
    {
        var byId = items.ToDictionary(item => $"{item.Id}", StringComparer.Ordinal);
        var anchorsById = anchors.ToDictionary(anchor => anchor.Id);
        return new PlanInput
        {
            Today = today,
            Calendar = Calendar,
            Anchors = [.. anchors.Select(anchor => new PlanAnchor($"{anchor.Id}", anchor.Day)), .. items.SelectMany(DueOf)],
            Tasks = [.. items.Select(item => new PlanTask { Id = $"{item.Id}", Duration = WorkDuration.Days(item.DurationDays) })],
            Links = [.. items.SelectMany(item => LinksOf(item, byId, anchorsById))],
        };
    }

    /// <summary>How the day of a task is called in the engine, where it is an anchor of one task.</summary>
    public static string DueId(PlanItem item) => $"due:{item.Id}";

    // An anchor stands at the beginning of its day, and the whole day is there to finish.
    private static IEnumerable<PlanAnchor> DueOf(PlanItem item) =>
        item.DueOn is { } day ? [new PlanAnchor(DueId(item), day.AddDays(1))] : [];

    private static IEnumerable<PlanLink> LinksOf(PlanItem item, Dictionary<string, PlanItem> items, Dictionary<Guid, Anchor> anchors)
    {
        foreach (var link in item.WaitsFor.Where(link => items.ContainsKey($"{link.PredecessorId}")))
        {
            yield return new PlanLink($"{link.PredecessorId}", $"{item.Id}");
        }

        if (item.DueOn is not null)
        {
            yield return new PlanLink($"{item.Id}", DueId(item));
        }

        if (item.AnchorId is { } anchor && anchors.ContainsKey(anchor))
        {
            yield return item.OffsetDays > 0
                ? new PlanLink($"{anchor}", $"{item.Id}", LinkType.FinishToStart, Lag.WorkingDays(item.OffsetDays))
                : new PlanLink($"{item.Id}", $"{anchor}", LinkType.FinishToStart, Lag.WorkingDays(-item.OffsetDays));
        }
    }

    // Without a today there is nothing that decides, and nothing to be late for.
    private static Line LineOf(TaskSchedule task, PlanItem item, Dictionary<Guid, Anchor> anchors, DateOnly? today)
    {
        var start = DateOnly.FromDateTime(task.Start);
        return new Line(
            item,
            start,
            LastDay(task.Finish, task.Start),
            DateOnly.FromDateTime(task.LateStart),
            LastDay(task.LateFinish, task.LateStart),
            task.TotalSlackDays,
            item.AnchorId is { } anchor ? anchors.GetValueOrDefault(anchor) : null,
            today is not null,
            !item.IsDone && start < today
        );
    }

    // Work that ends at midnight ended the day before.
    private static DateOnly LastDay(DateTime finish, DateTime start)
    {
        var day = DateOnly.FromDateTime(finish);
        return finish.TimeOfDay == TimeSpan.Zero && finish > start ? day.AddDays(-1) : day;
    }
}
