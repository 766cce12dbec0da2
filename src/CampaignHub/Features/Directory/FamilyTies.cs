using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory;

/// <summary>Whether the workspace keeps ties of family between people: sensitive, and off until an administrator says so.</summary>
internal sealed class FamilyTies(HubDb db, HubSettings settings) : IWorkspaceSwitch
{
    private const string On = "true";

    public SettingKey Key => SettingKey.FamilyTies;
    public string Label => "The directory keeps ties of family between people";
    public string Hint =>
        "Sensitive: keep them only where the campaign needs them, and say where they are written. Files leave them out unless asked.";

    public async Task<bool> IsOnAsync(CancellationToken cancellationToken) =>
        string.Equals(await settings.FindAsync(SettingKey.FamilyTies, cancellationToken), On, StringComparison.OrdinalIgnoreCase);

    /// <summary>The types to choose from.</summary>
    public async Task<IReadOnlyList<TieType>> TypesAsync(CancellationToken cancellationToken)
    {
        var areKept = await IsOnAsync(cancellationToken);
        return [.. Enum.GetValues<TieType>().Where(type => areKept || type != TieType.Family)];
    }

    public async Task TurnAsync(bool isOn, CancellationToken cancellationToken)
    {
        if (!isOn && await db.Set<Tie>().CountAsync(tie => tie.Type == TieType.Family, cancellationToken) is > 0 and var count)
        {
            throw new RefusedException("The directory holds {0} ties of family: take them out first.", count);
        }

        await settings.KeepAsync(SettingKey.FamilyTies, isOn ? On : null, cancellationToken);
    }
}
