using CampaignHub.Data;
using CampaignHub.Planning;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Exchange;

/// <summary>The plan of a campaign as Microsoft Project XML: anchors are milestones that must be on their day, phases hold their tasks, keys are the records' ids.</summary>
internal sealed class ProjectFile(HubDb db)
{
    /// <summary>What the id of a phase, which is only a name here, begins with.</summary>
    private const string OfPhase = "phase:";

    public async Task<byte[]> WriteAsync(CampaignPlan.Result plan, CancellationToken cancellationToken)
    {
        var people = await db.Users.ToDictionaryAsync(user => user.Id, user => user.Name, cancellationToken);
        return MspdiWriter.Write(Of(plan, db.Here.Today, people), db.Here.Campaign.Name);
    }

    private static PlanFile Of(CampaignPlan.Result plan, DateOnly today, Dictionary<Guid, string> people)
    {
        var items = plan.Lines.Select(line => line.Item).ToList();
        var input = CampaignPlan.InputOf(items, plan.Anchors, today);
        var byId = items.ToDictionary(item => $"{item.Id}", StringComparer.Ordinal);
        var dates = Schedule.Compute(input).Tasks.ToDictionary(task => task.Id, StringComparer.Ordinal);
        var due = items.Where(item => item.DueOn is not null).Select(CampaignPlan.DueId).ToHashSet(StringComparer.Ordinal);
        var phases = items.Select(item => item.Phase).Where(phase => phase.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return new PlanFile
        {
            Plan = input with
            {
                // A project that is scheduled backward says where it ends.
                Finish = End(plan, today),
                Anchors = [.. input.Anchors.Where(anchor => !due.Contains(anchor.Id))],
                Links = [.. input.Links.Where(link => !due.Contains(link.To))],
                Phases = [.. phases.Select(phase => new PlanPhase(OfPhase + phase))],
                Tasks = [.. input.Tasks.Select(task => Task(task, byId[task.Id], dates[task.Id]))],
            },
            Order =
            [
                .. items.Select(item => item.Phase.Length > 0 ? OfPhase + item.Phase : "").Distinct(StringComparer.Ordinal),
                .. byId.Keys,
            ],
            Names = items
                .Select(item => ($"{item.Id}", item.Title))
                .Concat(plan.Anchors.Select(anchor => ($"{anchor.Id}", anchor.Name)))
                .Concat(phases.Select(phase => (OfPhase + phase, phase)))
                .ToDictionary(each => each.Item1, each => each.Item2, StringComparer.Ordinal),
            Details = items
                .Select(item => ($"{item.Id}", Detail: DetailOf(item, people)))
                .Concat(plan.Anchors.Select(anchor => ($"{anchor.Id}", Detail: new PlanFileDetail(anchor.Id))))
                .ToDictionary(each => each.Item1, each => each.Detail, StringComparer.Ordinal),
        };
    }

    // Where the plan itself placed it: a program that knows no anchors would place what follows the last one at the end of the project.
    private static PlanTask Task(PlanTask task, PlanItem item, TaskSchedule dates) =>
        task with
        {
            Phase = item.Phase.Length > 0 ? OfPhase + item.Phase : null,
            Placement =
                dates.Start == dates.EarlyStart && dates.Start != dates.LateStart ? Placement.AsSoonAsPossible : Placement.AsLateAsPossible,
            Constraint = item.DueOn is { } day
                ? new TaskConstraint(ConstraintType.FinishNoLaterThan, day.ToDateTime(new TimeOnly(23, 59)))
                : task.Constraint,
        };

    private static PlanFileDetail DetailOf(PlanItem item, Dictionary<Guid, string> people) =>
        new(item.Id, item.Note, item.OwnerId is { } owner ? people.GetValueOrDefault(owner, "") : "", item.IsDone);

    private static DateTime End(CampaignPlan.Result plan, DateOnly today) =>
        plan
            .Lines.Select(line => line.LatestFinish)
            .Concat(plan.Anchors.Select(anchor => anchor.Day))
            .Append(today)
            .Max()
            .AddDays(1)
            .ToDateTime(TimeOnly.MinValue);
}
