using CampaignHub.Data;
using CampaignHub.Planning;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Linking;

/// <summary>Binds a task to one before it, or changes how they are bound.</summary>
internal sealed class SavePlanLink(HubDb db, RefuseLoops loops)
{
    internal sealed record Input(Guid From, LinkType Type = LinkType.FinishToStart, double Lag = 0, LagUnit Unit = LagUnit.WorkingDays);

    /// <param name="item">With what it waits for.</param>
    public async Task<PlanItemLink> ExecuteAsync(PlanItem item, Input input, CancellationToken cancellationToken)
    {
        if (!await db.Set<PlanItem>().AnyAsync(each => each.Id == input.From, cancellationToken))
        {
            throw new RefusedException("The task to wait for is not part of the plan any more.");
        }

        var isNew = item.WaitsFor.All(link => link.PredecessorId != input.From);
        var link = item.WaitFor(input.From);
        link.Bind(input.Type, input.Lag, input.Unit);
        if (isNew)
        {
            db.Add(link);
            await loops.ExecuteAsync(cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return link;
    }
}
