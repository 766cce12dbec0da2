using CampaignHub.Data;
using CampaignHub.Planning;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Exchange;

/// <summary>The plan of a campaign as Microsoft Project XML: anchors are milestones that must be on their day, phases hold their tasks, keys are the records' ids.</summary>
internal sealed class ProjectFile(HubDb db)
{
    public async Task<byte[]> WriteAsync(CampaignPlan.Result plan, CancellationToken cancellationToken)
    {
        var names = await PlanNamesInFiles.ReadAsync(db, cancellationToken);
        return MspdiWriter.Write(Of(plan, db.Here.Today, names), db.Here.Campaign.Name);
    }

    private static PlanFile Of(CampaignPlan.Result plan, DateOnly today, PlanNamesInFiles names)
    {
        var items = plan.Lines.Select(line => line.Item).ToList();
        var input = new PlanNetwork(plan.Records, today).Write();
        var byId = items.ToDictionary(item => $"{item.Id}", StringComparer.Ordinal);
        var dates = Schedule.Compute(input).Tasks.ToDictionary(task => task.Id, StringComparer.Ordinal);
        // The engine's own: days of tasks and of windows become constraints of the tasks.
        var anchors = plan.Anchors.Select(anchor => $"{anchor.Id}").ToHashSet(StringComparer.Ordinal);
        var ends = input.Anchors.Select(anchor => anchor.Id).Where(id => !anchors.Contains(id)).ToHashSet(StringComparer.Ordinal);
        var phases = plan.Records.Phases.ToDictionary(phase => PlanNetwork.PhaseId(phase.Id), phase => phase.Name, StringComparer.Ordinal);
        return new PlanFile
        {
            Plan = input with
            {
                // A project that is scheduled backward says where it ends.
                Finish = End(plan, today),
                Anchors = [.. input.Anchors.Where(anchor => !ends.Contains(anchor.Id))],
                Links =
                [
                    .. input.Links.Where(link => !ends.Contains(link.To) && !ends.Contains(link.From)),
                    .. plan
                        .Lines.Where(line => line.Item.Counting == DayCount.SixDayWeek && line.Anchor is not null)
                        .Select(line => SixDays(line, plan.Records.Calendar.Work)),
                ],
                Tasks = [.. input.Tasks.Select(task => Task(task, byId[task.Id], dates[task.Id]))],
            },
            Order = [.. phases.Keys, .. byId.Keys],
            Names = items
                .Select(item => ($"{item.Id}", item.Title))
                .Concat(plan.Anchors.Select(anchor => ($"{anchor.Id}", anchor.Name)))
                .Concat(phases.Select(phase => (phase.Key, phase.Value)))
                .ToDictionary(each => each.Item1, each => each.Item2, StringComparer.Ordinal),
            Details = items
                .Select(item => ($"{item.Id}", Detail: DetailOf(item, names)))
                .Concat(plan.Anchors.Select(anchor => ($"{anchor.Id}", Detail: new PlanFileDetail(anchor.Id))))
                .ToDictionary(each => each.Item1, each => each.Detail, StringComparer.Ordinal),
        };
    }

    // The format counts no week of six days: those days as they fall this time.
    private static PlanLink SixDays(CampaignPlan.Line line, WorkCalendar calendar)
    {
        var (item, anchor) = (line.Item, line.Anchor!);
        var day = CountedDays.From(anchor.Day, item.OffsetDays, item.Counting, calendar);
        return item.OffsetDays > 0
            ? new PlanLink($"{anchor.Id}", $"{item.Id}", LinkType.FinishToStart, Lag.ElapsedDays(day.DayNumber - anchor.Day.DayNumber))
            : new PlanLink($"{item.Id}", $"{anchor.Id}", LinkType.FinishToStart, Lag.ElapsedDays(anchor.Day.DayNumber - day.DayNumber));
    }

    // Where the plan itself placed it: a program that knows no anchors would place what follows the last one at the end of the project.
    private static PlanTask Task(PlanTask task, PlanItem item, TaskSchedule dates) =>
        task with
        {
            Placement =
                dates.Start == dates.EarlyStart && dates.Start != dates.LateStart ? Placement.AsSoonAsPossible : Placement.AsLateAsPossible,
            Constraint = item.DueOn is { } day
                ? new TaskConstraint(ConstraintType.FinishNoLaterThan, day.ToDateTime(new TimeOnly(23, 59)))
                : task.Constraint,
        };

    private static PlanFileDetail DetailOf(PlanItem item, PlanNamesInFiles names) =>
        new(item.Id, item.Note, names.Owner(item), item.IsDone) { WorkHours = item.EffortHours, Fields = ProjectFields.Of(item, names) };

    private static DateTime End(CampaignPlan.Result plan, DateOnly today) =>
        plan
            .Lines.Select(line => line.LatestFinish)
            .Concat(plan.Anchors.Select(anchor => anchor.Day))
            .Append(today)
            .Max()
            .AddDays(1)
            .ToDateTime(TimeOnly.MinValue);
}
