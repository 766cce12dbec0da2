using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Platform.Access;

/// <summary>Who works in the campaign entered today: its members whose time has not ended, and the administrators; nobody whose account is closed.</summary>
internal sealed class CampaignMembers(HubDb db, RoleGrants grants)
{
    public IQueryable<HubUser> Query
    {
        get
        {
            var (campaign, today) = (db.Here.Campaign.Id, db.Here.Today);
            return db.Users.Where(user =>
                user.DisabledAt == null
                && (
                    user.IsAdministrator
                    || db.Memberships.Any(each =>
                        each.CampaignId == campaign && each.UserId == user.Id && (each.Until == null || each.Until >= today)
                    )
                )
            );
        }
    }

    /// <summary>By name, for forms to choose from.</summary>
    public Task<IReadOnlyList<(Guid Id, string Name)>> ListAsync(CancellationToken cancellationToken) =>
        NameAsync(Query, cancellationToken);

    /// <summary>Those of them who may do something here.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> ThatMayAsync(Permission permission, CancellationToken cancellationToken)
    {
        var campaign = db.Here.Campaign.Id;
        var roles = await grants.ThatMayAsync(permission, cancellationToken);
        return await NameAsync(
            Query.Where(user =>
                user.IsAdministrator
                || db.Memberships.Any(each => each.CampaignId == campaign && each.UserId == user.Id && roles.Contains(each.Role))
            ),
            cancellationToken
        );
    }

    /// <exception cref="RefusedException">One of them does not work here.</exception>
    public async Task RefuseStrangersAsync(IReadOnlyCollection<Guid> people, CancellationToken cancellationToken)
    {
        if (people.Count > 0 && await Query.CountAsync(user => people.Contains(user.Id), cancellationToken) < people.Distinct().Count())
        {
            throw new RefusedException("Somebody chosen here is not a member of this campaign.");
        }
    }

    private static async Task<IReadOnlyList<(Guid Id, string Name)>> NameAsync(
        IQueryable<HubUser> some,
        CancellationToken cancellationToken
    )
    {
        var people = await some.OrderBy(user => user.Name)
            .ThenBy(user => user.Id)
            .Select(user => new { user.Id, user.Name })
            .ToListAsync(cancellationToken);
        return [.. people.Select(user => (user.Id, user.Name))];
    }
}
