using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Directory;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Strategy;

/// <summary>Writes a tactic, whatever it still lacks: a wish is worth keeping, and the page says what is missing.</summary>
internal sealed class SaveTactic(HubDb db, CampaignMembers members, SavePlanItem save)
{
    /// <param name="tactic">Null adds a new one.</param>
    /// <exception cref="RefusedException">Somebody or something chosen is not there, or it has no title.</exception>
    public async Task<Tactic> ExecuteAsync(Tactic? tactic, TacticForm form, CancellationToken cancellationToken)
    {
        if (form.DoerId is { } doer && doer != tactic?.DoerId)
        {
            await members.RefuseStrangersAsync([doer], cancellationToken);
        }

        await RefuseGoneAsync<Actor>(form.TargetId, tactic?.TargetId, cancellationToken);
        await RefuseGoneAsync<Actor>(form.AllyId, tactic?.AllyId, cancellationToken);
        await RefuseGoneAsync<Demand>(form.DemandId, tactic?.DemandId, cancellationToken);
        await RefuseGoneAsync<Objective>(form.ObjectiveId, tactic?.ObjectiveId, cancellationToken);
        if (form.Day is { Year: < 1950 or > 2099 })
        {
            throw new RefusedException("The day of a tactic lies between 1950 and 2099.");
        }

        if (tactic is null)
        {
            tactic = new Tactic { CampaignId = db.Here.Campaign.Id, Title = form.Title };
            db.Add(tactic);
        }

        (tactic.Title, tactic.Note, tactic.Day) = (form.Title.Trim(), form.Note?.Trim() ?? "", form.Day);
        (tactic.TargetId, tactic.DemandId, tactic.ObjectiveId) = (form.TargetId, form.DemandId, form.ObjectiveId);
        (tactic.DoerId, tactic.AllyId) = (form.DoerId, form.AllyId);
        await db.SaveChangesAsync(cancellationToken);
        return tactic;
    }

    /// <summary>Makes it a task of the plan: to be finished on its day, by its doer, about its target and what is asked.</summary>
    /// <exception cref="RefusedException">It is in the plan already, or lacks what a task of it needs.</exception>
    public async Task<PlanItem> PlanAsync(Tactic tactic, CancellationToken cancellationToken)
    {
        if (tactic.TaskId is { } kept && await db.Set<PlanItem>().AnyAsync(item => item.Id == kept, cancellationToken))
        {
            throw new RefusedException("This tactic is in the plan already.");
        }

        if (tactic.Lacks.Any())
        {
            throw new RefusedException("A tactic goes into the plan with somebody who does it, a target and a day.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var item = await save.ExecuteAsync(
            item: null,
            new SavePlanItem.Input
            {
                Title = tactic.Title,
                Note = tactic.Note,
                DueOn = tactic.Day,
                OwnerId = tactic.DoerId,
                About =
                [
                    new SubjectRef(Actor.Kind, tactic.TargetId!.Value),
                    .. tactic.DemandId is { } demand ? [new SubjectRef(Demand.Kind, demand)] : Array.Empty<SubjectRef>(),
                ],
            },
            cancellationToken
        );
        tactic.TaskId = item.Id;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return item;
    }

    // What was chosen before may have gone since, and stays as it is.
    private async Task RefuseGoneAsync<TRecord>(Guid? id, Guid? before, CancellationToken cancellationToken)
        where TRecord : Record
    {
        if (id is not null && id != before && !await db.Set<TRecord>().AnyAsync(each => each.Id == id, cancellationToken))
        {
            throw new RefusedException("Something chosen here is not there any more: choose again.");
        }
    }
}
