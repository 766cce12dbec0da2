using CampaignHub.Data;
using CampaignHub.Platform;

namespace CampaignHub.Features.Planning;

/// <summary>Says how far a task is. Without days told, it keeps those that the plan gives it today.</summary>
internal sealed class ChangePlanState(HubDb db, CampaignPlan plan)
{
    /// <param name="From">The first day of what is not free; of a task under way, when it began.</param>
    /// <param name="To">The last day, included.</param>
    /// <param name="PromisedTo">Whom its dates were told to.</param>
    internal sealed record Input(PlanState State, DateOnly? From = null, DateOnly? To = null, string? PromisedTo = null);

    public async Task ExecuteAsync(PlanItem item, Input input, CancellationToken cancellationToken)
    {
        var today = db.Here.Today;
        switch (input.State)
        {
            case PlanState.Started:
                item.Begin(input.From ?? today, today);
                break;
            case PlanState.Pinned or PlanState.Promised:
                var (first, last) = await DaysAsync(item, input, cancellationToken);
                item.Hold(first, last, input.State == PlanState.Promised ? input.PromisedTo ?? "" : null);
                break;
            case PlanState.Done:
                await FinishAsync(item, input, today, cancellationToken);
                break;
            default:
                item.Free();
                break;
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    // It was finished when it is said to be, and begun when the plan wanted it, but not after that.
    private async Task FinishAsync(PlanItem item, Input input, DateOnly today, CancellationToken cancellationToken)
    {
        var wasDone = item.IsDone;
        var last = input.To ?? (wasDone ? item.HeldTo : null) ?? today;
        if (last > today)
        {
            throw new RefusedException("A task that is done was finished today or before.");
        }

        var first = input.From ?? item.HeldFrom ?? (await LineAsync(item, cancellationToken) is { IsDated: true } line ? line.Start : last);
        item.Finish(db.Here.Now, db.Here.User?.Id, first < last ? first : last, last);
        if (!wasDone)
        {
            db.Raise(new TaskDone(item.Id));
        }
    }

    private async Task<(DateOnly From, DateOnly To)> DaysAsync(PlanItem item, Input input, CancellationToken cancellationToken)
    {
        if (input is { From: { } from, To: { } to })
        {
            return (from, to);
        }

        return await LineAsync(item, cancellationToken) is { IsDated: true } line
            ? (input.From ?? line.Start, input.To ?? line.Finish)
            : throw new RefusedException("The plan gives this task no date: say from which day to which.");
    }

    private async Task<CampaignPlan.Line?> LineAsync(PlanItem item, CancellationToken cancellationToken) =>
        (await plan.ReadAsync(cancellationToken)).Lines.FirstOrDefault(line => line.Item.Id == item.Id);
}
