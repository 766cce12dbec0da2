namespace CampaignHub.Platform.Access;

/// <summary>
/// Something a person may do, declared by a feature with the roles that have it at first. A coordinator has every campaign permission;
/// a workspace administrator has every permission. <paramref name="Title"/> is English and translated where shown.
/// </summary>
/// <param name="Name">Stable, dotted: <c>stakeholders.edit</c>.</param>
/// <param name="Title">What a person reads on the roles page.</param>
/// <param name="Implies">Whoever has this one has that one too.</param>
/// <param name="Roles">The roles that have it by default, beside the coordinator.</param>
internal sealed record Permission(string Name, string Title, Permission? Implies = null, params CampaignRole[] Roles)
{
    /// <summary>For administrators of the workspace only, whatever the campaign.</summary>
    public bool OfWorkspace { get; init; }

    /// <summary>Any signed-in person, for their own things (profile, notifications).</summary>
    public static readonly Permission SignedIn = new("signed-in", "Any signed-in person") { OfWorkspace = true };

    /// <summary>Everyone, without signing in: the public site, the sign-in page.</summary>
    public static readonly Permission Everyone = new("everyone", "Everyone") { OfWorkspace = true };

    /// <summary>Settings, people, recipes, jobs.</summary>
    public static readonly Permission Administer = new("workspace.administer", "Administer the workspace") { OfWorkspace = true };

    /// <summary>Has the role this permission when the workspace said nothing else?</summary>
    public bool IsDefaultOf(CampaignRole role) => !OfWorkspace && (role == CampaignRole.Coordinator || Roles.Contains(role));

    public bool IsOrImplies(Permission other)
    {
        for (var permission = this; permission is not null; permission = permission.Implies)
        {
            if (permission.Name == other.Name)
            {
                return true;
            }
        }

        return false;
    }
}
