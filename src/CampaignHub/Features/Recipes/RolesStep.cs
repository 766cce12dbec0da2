using System.Text.Json.Serialization;
using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Recipes;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Recipes;

/// <summary><c>Roles</c>, as Orchard writes it: what the roles of this hub may do. Roles and permissions of other systems are told, and change nothing.</summary>
internal sealed class RolesStep(HubDb db, IEnumerable<Permission> permissions) : RecipeStep<RolesStep.Model>
{
    public override string Name => "Roles";

    internal enum Behavior
    {
        Replace,
        Add,
        Remove,
    }

    internal sealed record Model
    {
        public IReadOnlyList<Role> Roles { get; init; } = [];
    }

    internal sealed record Role
    {
        /// <summary>A role of this hub: <c>PressOfficer</c>, or <c>Press officer</c>.</summary>
        public string Name { get; init; } = "";
        public string? Description { get; init; }

        /// <summary>Names of permissions of this hub: <c>demands.edit</c>.</summary>
        public IReadOnlyList<string> Permissions { get; init; } = [];

        /// <summary>Whether the permissions take the place of those that the role has.</summary>
        [JsonConverter(typeof(JsonStringEnumConverter<Behavior>))]
        public Behavior PermissionBehavior { get; init; }
    }

    private readonly List<Permission> _known = [.. permissions.Where(permission => !permission.OfWorkspace)];

    protected override async Task ApplyAsync(Model step, RecipeRun run, CancellationToken cancellationToken)
    {
        for (var index = 0; index < step.Roles.Count; index++)
        {
            var model = step.Roles[index];
            var pointer = $"/Roles/{index}";
            var letters = string.Concat(model.Name.Where(char.IsLetter));
            if (!Enum.TryParse<CampaignRole>(letters, ignoreCase: true, out var role))
            {
                run.LeaveOut(pointer, "This hub has no role \"{0}\".", model.Name);
                continue;
            }

            await AnswerAsync(role, model, Named(model, pointer, run), cancellationToken);
        }
    }

    private List<Permission> Named(Role model, string pointer, RecipeRun run)
    {
        var named = new List<Permission>();
        for (var index = 0; index < model.Permissions.Count; index++)
        {
            if (_known.Find(known => known.Name == model.Permissions[index]) is { } permission)
            {
                named.Add(permission);
            }
            else
            {
                run.LeaveOut($"{pointer}/Permissions/{index}", "This hub has no permission \"{0}\".", model.Permissions[index]);
            }
        }

        return named;
    }

    private async Task AnswerAsync(CampaignRole role, Role model, List<Permission> named, CancellationToken cancellationToken)
    {
        // A list of another system's permissions only is not a wish to take ours away.
        if (named.Count == 0 && model.Permissions.Count > 0)
        {
            return;
        }

        var answers = await db
            .RolePermissions.Where(answer => answer.Role == role)
            .ToDictionaryAsync(answer => answer.Permission, cancellationToken);
        foreach (var permission in _known)
        {
            bool? granted = model.PermissionBehavior switch
            {
                Behavior.Remove => named.Contains(permission) ? false : null,
                Behavior.Add => named.Exists(each => each.IsOrImplies(permission)) ? true : null,
                _ => named.Exists(each => each.IsOrImplies(permission)),
            };
            if (granted is { } wanted)
            {
                Answer(role, permission, wanted, answers.GetValueOrDefault(permission.Name));
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private void Answer(CampaignRole role, Permission permission, bool granted, RolePermission? answer)
    {
        var byDefault = role == CampaignRole.Coordinator || permission.Roles.Contains(role);
        if (answer is not null)
        {
            answer.Granted = granted;
        }
        else if (granted != byDefault)
        {
            db.Add(
                new RolePermission
                {
                    Role = role,
                    Permission = permission.Name,
                    Granted = granted,
                }
            );
        }
    }
}
