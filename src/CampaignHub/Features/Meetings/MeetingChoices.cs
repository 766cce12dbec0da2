using CampaignHub.Data;
using CampaignHub.Features.Directory;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Meetings;

/// <summary>Whom the forms of a meeting offer to choose from.</summary>
internal sealed class MeetingChoices(HubDb db)
{
    public async Task<IReadOnlyList<(Guid Id, string Name)>> ActorsAsync(CancellationToken cancellationToken)
    {
        var actors = await db.Set<Actor>().AsNoTracking().OrderBy(actor => actor.FindText).ToListAsync(cancellationToken);
        return [.. actors.Select(actor => (actor.Id, actor.FullName))];
    }
}
