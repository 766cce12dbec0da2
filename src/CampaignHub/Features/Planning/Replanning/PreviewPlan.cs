using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Features.Planning.Linking;
using CampaignHub.Planning;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Replanning;

/// <summary>Computes what changes would move, and moves nothing.</summary>
internal sealed class PreviewPlan(HubDb db)
{
    /// <param name="Changes">With what is there now as the old values; those that change nothing are left out.</param>
    /// <param name="Shifts">In the order of the new dates.</param>
    /// <param name="After">The plan as it would be.</param>
    internal sealed record Result(IReadOnlyList<PlanChange> Changes, IReadOnlyList<PlanShift> Shifts, CampaignPlan.Result After)
    {
        /// <summary>Something does not fit that did before.</summary>
        public bool IsWorse { get; init; }

        /// <summary>Nothing that has a date gets another: there is nothing to weigh.</summary>
        public bool MovesNothing => !IsWorse && Shifts.All(shift => shift.OldStart is null);

        /// <summary>The same for the same preview: an answer to another one is refused.</summary>
        public string Seal =>
            Convert.ToHexString(
                SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize((Changes, Shifts).ToTuple(), PlanChange.Json)))
            )[..16];
    }

    public async Task<Result> ExecuteAsync(IReadOnlyList<PlanChange> changes, CancellationToken cancellationToken)
    {
        foreach (var change in changes)
        {
            change.Check();
        }

        var (today, campaign) = (db.Here.Today, db.Here.Campaign.Id);
        var before = CampaignPlan.Schedule(await PlanRecords.ReadAsync(db, cancellationToken), today);
        var edit = new PlanEdit(await PlanRecords.ReadAsync(db, cancellationToken), campaign);
        List<PlanChange> made = [.. await NamedAsync([.. changes.SelectMany(edit.Apply)], cancellationToken)];
        var after = CampaignPlan.Schedule(edit.Records, today);
        if (made.Exists(change => change.Kind == PlanChangeKind.Link))
        {
            RefuseNewLoop(before.Records, edit.Records);
        }

        return new Result(made, Shifts(before, after, today), after) { IsWorse = after.Problems.Count > before.Problems.Count };
    }

    // Whose week it is: who asks for it gives no more than the id.
    private async Task<IEnumerable<PlanChange>> NamedAsync(List<PlanChange> changes, CancellationToken cancellationToken)
    {
        var ids = changes.FindAll(IsOfPerson).ConvertAll(change => change.PersonId!.Value);
        if (ids.Count == 0)
        {
            return changes;
        }

        var names = await db
            .Users.Where(user => ids.Contains(user.Id))
            .ToDictionaryAsync(user => user.Id, user => user.Name, cancellationToken);
        return changes.Select(change =>
            IsOfPerson(change) ? change with { Name = names.GetValueOrDefault(change.PersonId!.Value, "") } : change
        );

        static bool IsOfPerson(PlanChange change) => change is { Kind: PlanChangeKind.Week, PersonId: not null };
    }

    // One that is there already is told as a problem of the plan, and forbids no other change.
    private static void RefuseNewLoop(PlanRecords before, PlanRecords after)
    {
        if (LoopsOf(after) is not { Count: > 0 } loops)
        {
            return;
        }

        var known = LoopsOf(before).Select(Ids).ToList();
        if (loops.FirstOrDefault(loop => !known.Exists(Ids(loop).SetEquals)) is { } made)
        {
            throw TaskLoops.Refused(made);
        }

        static IReadOnlyList<IReadOnlyList<PlanItem>> LoopsOf(PlanRecords plan) =>
            TaskLoops.Find(plan.Items, plan.Items.SelectMany(item => item.WaitsFor), plan.Phases);

        static HashSet<Guid> Ids(IReadOnlyList<PlanItem> loop) => [.. loop.Select(item => item.Id)];
    }

    private static List<PlanShift> Shifts(CampaignPlan.Result before, CampaignPlan.Result after, DateOnly today)
    {
        var old = before.Lines.ToDictionary(line => line.Item.Id);
        var schedules = after.Lines.ToDictionary(line => line.Schedule.Id, line => line.Schedule, StringComparer.Ordinal);
        var names = PlanNames.Of(after.Records);
        return
        [
            .. after
                .Lines.Select(line => (Was: old[line.Item.Id], Is: line))
                .Where(pair => (pair.Was.IsDated, pair.Was.Start, pair.Was.Finish) != (pair.Is.IsDated, pair.Is.Start, pair.Is.Finish))
                .Where(pair => pair.Was.IsDated || pair.Is.IsDated)
                .Select(pair => new PlanShift(
                    pair.Is.Item.Id,
                    pair.Is.Item.Title,
                    pair.Was.IsDated ? pair.Was.Start : null,
                    pair.Was.IsDated ? pair.Was.Finish : null,
                    pair.Is.IsDated ? pair.Is.Start : null,
                    pair.Is.IsDated ? pair.Is.Finish : null,
                    pair is { Was.IsDated: true, Is.IsDated: true } ? DaysBetween(pair.Was, pair.Is) : 0,
                    [.. ChainOf(pair.Is.Schedule, schedules).Select(id => names.GetValueOrDefault(id, id))],
                    pair.Is.IsLate && !pair.Was.IsLate && pair.Is.BeginBy < today
                )),
        ];
    }

    // A task that only takes longer moves one of its ends.
    private static int DaysBetween(CampaignPlan.Line was, CampaignPlan.Line now) =>
        now.Start != was.Start ? now.Start.DayNumber - was.Start.DayNumber : now.Finish.DayNumber - was.Finish.DayNumber;

    /// <summary>From the task along what decides its dates, to the date that decides.</summary>
    private static List<string> ChainOf(TaskSchedule task, Dictionary<string, TaskSchedule> schedules)
    {
        List<string> chain = [task.Id];
        for (var at = task; at.DrivenBy is { } next && !chain.Contains(next, StringComparer.Ordinal); )
        {
            chain.Add(next);
            if (!schedules.TryGetValue(next, out var further))
            {
                break;
            }

            at = further;
        }

        return chain;
    }
}
