using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Planning.Replanning;

/// <summary>Reads the changes that a program asks for.</summary>
internal sealed class ReadMoves(HubDb db, GoBack back)
{
    private const int Most = 200;

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
        return
        [
            .. moves.Select(move =>
            {
                var change = ChangeOf(move);
                return change.Kind != PlanChangeKind.ClosureRemoved ? change
                    : closures.FirstOrDefault(closure => closure.Id == change.Id) is { } closure ? PlanChange.Of(closure)
                    : throw new RefusedException("What was to be moved is not part of the plan any more.");
            }),
        ];
    }

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
            Text = move.Text,
        };
    }
}
