using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders;

/// <summary>Puts an actor of the directory on this campaign's map; one that is in the trash comes back.</summary>
internal sealed class AddStakeholder(HubDb db, TraitShelf shelf)
{
    public async Task<Stakeholder> ExecuteAsync(Actor actor, TargetClass @class, CancellationToken cancellationToken)
    {
        var kept = await db.WithTrash<Stakeholder>().SingleOrDefaultAsync(each => each.ActorId == actor.Id, cancellationToken);
        if (kept is { TrashedAt: null })
        {
            throw new RefusedException("{0} is already on the map of this campaign.", actor.FullName);
        }

        var stakeholder =
            kept
            ?? new Stakeholder
            {
                ActorId = actor.Id,
                Actor = actor,
                Class = @class,
            };
        stakeholder.Restore();
        stakeholder.Class = @class;
        if (kept is null)
        {
            db.Add(stakeholder);
            db.Raise(new StakeholderAdded(stakeholder.Id, @class));
        }

        await db.SaveChangesAsync(cancellationToken);
        // It may bear tags from the directory's page.
        (await shelf.ReadAsync(stakeholder.Id, cancellationToken)).Spell(stakeholder);
        await db.SaveChangesAsync(cancellationToken);
        return stakeholder;
    }
}
