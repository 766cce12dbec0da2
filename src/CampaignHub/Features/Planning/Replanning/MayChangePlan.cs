using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Replanning;

/// <summary>Who may make a change: durations are of those who plan, one's own leave and week one's own, those of the organisation the administrator's, the rest of those who set anchors.</summary>
internal sealed class MayChangePlan(HubDb db, CampaignMembers members)
{
    /// <exception cref="RefusedException">This person may not, or it is the leave or the week of nobody of the campaign.</exception>
    public async Task RefuseAsync(IReadOnlyList<PlanChange> changes, CancellationToken cancellationToken)
    {
        foreach (var change in changes)
        {
            if (!await MayAsync(change, cancellationToken))
            {
                throw new RefusedException("You may not move this date of the plan.") { Code = "forbidden" };
            }
        }

        await members.RefuseStrangersAsync(
            [
                .. changes
                    .Where(change => change.Kind is PlanChangeKind.ClosureAdded or PlanChangeKind.Week)
                    .Select(change => change.PersonId)
                    .OfType<Guid>(),
            ],
            cancellationToken
        );
    }

    private async Task<bool> MayAsync(PlanChange change, CancellationToken cancellationToken)
    {
        var here = db.Here;
        if (change.IsOrganisation)
        {
            return here.User?.IsAdministrator == true;
        }

        if (here.Can(PlanningFeature.MoveAnchors))
        {
            return true;
        }

        return change.Kind switch
        {
            _ when change.IsOfTask => here.Can(PlanningFeature.Edit)
                && await db.Set<PlanItem>().SingleOrDefaultAsync(item => item.Id == change.Id, cancellationToken) is { } item
                && here.MayChange(item),
            PlanChangeKind.ClosureAdded or PlanChangeKind.ClosureRemoved or PlanChangeKind.Week => change.PersonId is { } person
                && person == here.User?.Id,
            _ => false,
        };
    }
}
