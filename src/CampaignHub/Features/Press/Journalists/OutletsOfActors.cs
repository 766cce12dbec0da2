using CampaignHub.Data;
using CampaignHub.Features.Directory;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Journalists;

/// <summary>Journalists of one name are told apart by their outlet, by those who may see the press work.</summary>
internal sealed class OutletsOfActors(HubDb db) : IActorMarks
{
    public async Task<IReadOnlyDictionary<Guid, string>> ReadAsync(IReadOnlyCollection<Guid> actors, CancellationToken cancellationToken) =>
        db.Here.Can(PressFeature.View)
            ? await db.Set<Journalist>()
                .Where(journalist => actors.Contains(journalist.ActorId) && journalist.Outlet != null)
                .Select(journalist => new { journalist.ActorId, journalist.Outlet!.Name })
                .ToDictionaryAsync(each => each.ActorId, each => each.Name, cancellationToken)
            : new Dictionary<Guid, string>();
}
