using CampaignHub.Data;
using CampaignHub.Platform.Notifications;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Notifications;

/// <summary>The number beside the bell.</summary>
internal sealed class UnreadCount(HubDb db)
{
    public Task<int> OfAsync(Guid userId, CancellationToken cancellationToken) =>
        db.Set<Notification>().CountAsync(each => each.UserId == userId && each.ReadAt == null, cancellationToken);
}
