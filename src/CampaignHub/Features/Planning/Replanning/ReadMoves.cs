using CampaignHub.Data;
using CampaignHub.Planning;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Replanning;

/// <summary>Reads the changes that a program asks for.</summary>
internal sealed class ReadMoves(HubDb db, GoBack back)
{
    public const int Most = 200;

    public async Task<IReadOnlyList<PlanChange>> ExecuteAsync(ReplanningApi.Moves body, CancellationToken cancellationToken)
    {
        if (body.BackTo is { } number)
        {
            return await back.ExecuteAsync(number, cancellationToken);
        }

        if (body.Changes is not { Count: > 0 and <= Most } moves)
        {
            throw new RefusedException("Between 1 and {0} changes are wanted.", Most);
        }

        var closures = (await PlanRecords.CalendarAsync(db, cancellationToken)).Closures;
        var changes = new List<PlanChange>();
        foreach (var move in moves)
        {
            if (move.Task is { } task)
            {
                changes.AddRange(await AskedAsync(move.Id, task, cancellationToken));
                continue;
            }

            var change = ChangeOf(move);
            changes.Add(
                change.Kind != PlanChangeKind.ClosureRemoved ? change
                : closures.FirstOrDefault(closure => closure.Id == change.Id) is { } closure ? PlanChange.Removing(closure)
                : throw Gone()
            );
        }

        return changes;
    }

    private async Task<IReadOnlyList<PlanChange>> AskedAsync(Guid? id, TaskBody task, CancellationToken cancellationToken) =>
        await db.Set<PlanItem>()
            .AsNoTracking()
            .Include(each => each.WaitsFor)
            .SingleOrDefaultAsync(each => each.Id == id, cancellationToken)
            is { } item
            ? PlanTerms.Asked(item, task.Read(item, phase: ""))
            : throw Gone();

    private PlanChange ChangeOf(ReplanningApi.MoveJson move)
    {
        var kind = ApiPage.Member<PlanChangeKind>(move.Kind);
        return new PlanChange(kind, move.Id ?? (kind == PlanChangeKind.Week ? db.Here.Campaign.Id : OrderedId.Next()))
        {
            Name = move.Name?.Trim() ?? "",
            From = move.From,
            To = move.To ?? (kind is PlanChangeKind.Window or PlanChangeKind.ClosureAdded ? move.From : null),
            Days = move.Days,
            PersonId = move.Person,
            IsOrganisation = move.Organisation == true,
            Text =
                kind != PlanChangeKind.Link ? move.Text
                : move.Unbound == true ? null
                : TieOf(move).Write(),
            AfterId = move.After,
        };
    }

    private static PlanTie TieOf(ReplanningApi.MoveJson move) =>
        new(
            move.Type is null ? LinkType.FinishToStart : ApiPage.Member<LinkType>(move.Type),
            move.Lag ?? 0,
            move.Unit is null ? LagUnit.WorkingDays : ApiPage.Member<LagUnit>(move.Unit)
        );

    private static RefusedException Gone() => new("What was to be moved is not part of the plan any more.");
}
