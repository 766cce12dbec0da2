using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Platform.Access;

/// <summary>What each role may do in this workspace: as the features declared it, and as the roles page changed it.</summary>
internal sealed class RoleGrants(HubDb db, IEnumerable<Permission> permissions)
{
    /// <summary>The names of all that a role may do, what is implied included.</summary>
    public async Task<HashSet<string>> HeldByAsync(CampaignRole role, CancellationToken cancellationToken)
    {
        var answers = await db.RolePermissions.AsNoTracking().Where(answer => answer.Role == role).ToListAsync(cancellationToken);
        return Held(role, answers);
    }

    public async Task<IReadOnlyList<CampaignRole>> ThatMayAsync(Permission permission, CancellationToken cancellationToken)
    {
        var answers = (await db.RolePermissions.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(answer => answer.Role);
        return [.. Enum.GetValues<CampaignRole>().Where(role => Held(role, [.. answers[role]]).Contains(permission.Name))];
    }

    private HashSet<string> Held(CampaignRole role, List<RolePermission> answers)
    {
        var granted = permissions.Where(permission => !permission.OfWorkspace && IsGranted(permission, role, answers));
        var held = new HashSet<string>(StringComparer.Ordinal);
        foreach (var permission in granted)
        {
            for (var each = permission; each is not null; each = each.Implies)
            {
                held.Add(each.Name);
            }
        }

        return held;
    }

    private static bool IsGranted(Permission permission, CampaignRole role, List<RolePermission> answers) =>
        answers.Find(answer => answer.Permission == permission.Name)?.Granted ?? permission.IsDefaultOf(role);
}
