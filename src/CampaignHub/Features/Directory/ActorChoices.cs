using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory;

/// <summary>The actors of the directory by name, for forms to choose from.</summary>
internal sealed class ActorChoices(HubDb db)
{
    public async Task<IReadOnlyList<(Guid Id, string Name)>> ListAsync(CancellationToken cancellationToken)
    {
        var actors = await db.Set<Actor>()
            .OrderBy(actor => actor.FindText)
            .Select(actor => new
            {
                actor.Id,
                actor.FirstName,
                actor.Name,
            })
            .ToListAsync(cancellationToken);
        return [.. actors.Select(actor => (actor.Id, $"{actor.FirstName} {actor.Name}".Trim()))];
    }
}
