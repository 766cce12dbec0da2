using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Platform.Notifications;

/// <summary>Tells people something, with the save of the deed. Nobody is told of what they did themselves.</summary>
internal sealed class Notifier(HubDb db)
{
    /// <param name="template">English sentence with <c>{0}</c> places; its French stands in the feature's <c>fr.json</c>.</param>
    /// <param name="link">A path of ours.</param>
    /// <param name="onceKey">Given, each person is told once for this key, however often this is called.</param>
    public async Task TellAsync(
        IEnumerable<Guid> userIds,
        string template,
        IReadOnlyList<string> values,
        string link,
        string? onceKey,
        CancellationToken cancellationToken
    )
    {
        var people = userIds.Where(id => id != db.Here.User?.Id).Distinct().ToList();
        var told = onceKey is null
            ? []
            : await db.Set<Notification>()
                .Where(each => each.OnceKey == onceKey && people.Contains(each.UserId))
                .Select(each => each.UserId)
                .ToListAsync(cancellationToken);
        db.AddRange(
            people
                .Except(told)
                .Select(userId => new Notification
                {
                    UserId = userId,
                    CampaignId = db.Here.HasCampaign ? db.Here.Campaign.Id : null,
                    At = db.Here.Now,
                    Template = template,
                    Values = JsonSerializer.Serialize(values),
                    Link = link,
                    OnceKey = onceKey,
                })
        );
    }

    /// <summary>The people of the campaign entered who have one of the roles.</summary>
    public async Task<IReadOnlyList<Guid>> WithRolesAsync(IReadOnlyCollection<CampaignRole> roles, CancellationToken cancellationToken)
    {
        var today = db.Here.Today;
        return await db
            .Memberships.Where(membership =>
                membership.CampaignId == db.Here.Campaign.Id
                && roles.Contains(membership.Role)
                && (membership.Until == null || membership.Until >= today)
            )
            .Select(membership => membership.UserId)
            .ToListAsync(cancellationToken);
    }
}
