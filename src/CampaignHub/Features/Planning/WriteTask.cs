using CampaignHub.Data;
using CampaignHub.Features.Planning.Phases;
using CampaignHub.Features.Planning.Replanning;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning;

/// <summary>Writes a task as a program tells it. What decides dates is changed as a revision of the plan, as it is from a page.</summary>
internal sealed class WriteTask(HubDb db, SavePlanItem save, ChangePlanState change, SubjectChoice subjects, ApplyPlan apply)
{
    /// <param name="item">Null adds a new task.</param>
    public async Task<PlanItem> ExecuteAsync(PlanItem? item, TaskBody body, CancellationToken cancellationToken)
    {
        var phase = item?.PhaseId is { } id
            ? await db.Set<PlanPhase>().Where(each => each.Id == id).Select(each => each.Name).SingleOrDefaultAsync(cancellationToken)
            : null;
        foreach (var subject in body.About ?? [])
        {
            await subjects.FindAsync(subject, item?.About ?? [], cancellationToken);
        }

        var input = body.Read(item, phase ?? "");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var saved = await save.ExecuteAsync(item, item is null ? input : input.Keeping(item), cancellationToken);
        if (item is not null && PlanTerms.Asked(item, input) is { Count: > 0 } changes)
        {
            await apply.ExecuteAsync(new(changes), cancellationToken);
        }

        await ChangeStateAsync(saved, body, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return saved;
    }

    private async Task ChangeStateAsync(PlanItem item, TaskBody body, CancellationToken cancellationToken)
    {
        if (body.State is { } state)
        {
            var member = ApiPage.Member<PlanState>(state);
            await change.ExecuteAsync(item, new(member, body.HeldFrom, body.HeldTo, body.PromisedTo), cancellationToken);
        }
        else if (body.Done is { } done && done != item.IsDone)
        {
            await change.ExecuteAsync(item, new(done ? PlanState.Done : PlanState.NotStarted), cancellationToken);
        }
    }
}
