using CampaignHub.Platform.Settings;

namespace CampaignHub.Platform.Access;

/// <summary>Which roles must sign in with a second step; none at setup. Whoever has such a role and no second step is sent to turn it on.</summary>
internal static class TwoFactorRule
{
    public static readonly SettingKey Roles = new("Access:TwoFactorRoles");

    public static IReadOnlySet<CampaignRole> Read(string? setting) =>
        (setting ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(name => Enum.TryParse<CampaignRole>(name, out var role) ? role : (CampaignRole?)null)
            .OfType<CampaignRole>()
            .ToHashSet();
}
