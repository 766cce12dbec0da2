using CampaignHub.Data;
using CampaignHub.Platform;

namespace CampaignHub.Features.Directory;

/// <summary>Puts an actor into the trash of the workspace, and so off this campaign's map; never one that another campaign reckons with.</summary>
internal sealed class RemoveActor(HubDb db, IEnumerable<IActorUses> uses)
{
    public async Task ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        db.Here.RefuseOthers(actor);
        if ((await ElsewhereAsync([actor.Id], cancellationToken)).Count > 0)
        {
            throw new RefusedException(
                "Another campaign of the workspace reckons with {0}: take them off this campaign's map instead.",
                actor.FullName
            );
        }

        actor.Trash(db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Which of them other campaigns reckon with.</summary>
    public async Task<IReadOnlySet<Guid>> ElsewhereAsync(IReadOnlyCollection<Guid> actors, CancellationToken cancellationToken)
    {
        var found = new HashSet<Guid>();
        foreach (var feature in uses)
        {
            found.UnionWith(await feature.ElsewhereAsync(actors, cancellationToken));
        }

        return found;
    }
}
