using CampaignHub.Data;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning;

/// <summary>Puts a date that decides into the trash, unless tasks are counted from it.</summary>
internal sealed class RemoveAnchor(HubDb db)
{
    /// <exception cref="RefusedException">Tasks are counted from it.</exception>
    public async Task ExecuteAsync(Anchor anchor, CancellationToken cancellationToken)
    {
        if (await db.Set<PlanItem>().CountAsync(item => item.AnchorId == anchor.Id, cancellationToken) is > 0 and var counted)
        {
            throw new RefusedException("Tasks counted from {1}: {0}. Give them another anchor first.", counted, anchor.Name);
        }

        anchor.Trash(db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
    }
}
