using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Settings;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Access.People;

internal sealed class RolesModel(HubDb db, IEnumerable<Permission> permissions, HubSettings settings) : PageModel, ILoadsPage
{
    private List<RolePermission> _answers = [];

    public IReadOnlyList<Permission> Permissions { get; } =
    [.. permissions.Where(permission => !permission.OfWorkspace).OrderBy(permission => permission.Name)];
    public IReadOnlySet<CampaignRole> TwoFactorRoles { get; private set; } = new HashSet<CampaignRole>();

    public bool IsGranted(CampaignRole role, Permission permission) =>
        _answers.Find(answer => answer.Role == role && answer.Permission == permission.Name)?.Granted ?? permission.IsDefaultOf(role);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(string[] granted, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var wanted = granted.ToHashSet(StringComparer.Ordinal);
        foreach (var role in Enum.GetValues<CampaignRole>())
        {
            foreach (var permission in Permissions)
            {
                Answer(role, permission, wanted.Contains($"{role}:{permission.Name}"));
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Access.Roles);
    }

    public async Task<IActionResult> OnPostSecondFactorAsync(CampaignRole[] roles, CancellationToken cancellationToken)
    {
        await settings.SetAsync(TwoFactorRule.Roles, string.Join(',', roles), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Access.Roles);
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        _answers = await db.RolePermissions.ToListAsync(cancellationToken);
        TwoFactorRoles = TwoFactorRule.Read(await settings.FindAsync(TwoFactorRule.Roles, cancellationToken));
    }

    private void Answer(CampaignRole role, Permission permission, bool isGranted)
    {
        var answer = _answers.Find(each => each.Role == role && each.Permission == permission.Name);
        if (answer is not null)
        {
            answer.Granted = isGranted;
        }
        else if (isGranted != permission.IsDefaultOf(role))
        {
            db.Add(
                new RolePermission
                {
                    Role = role,
                    Permission = permission.Name,
                    Granted = isGranted,
                }
            );
        }
    }
}
