using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Settings;

/// <summary>The workspace's own settings: what it is called and where it is reached. Other features add their pages beside this one.</summary>
internal sealed class SettingsFeature : IFeature
{
    public static void Register(HubBuilder hub) =>
        hub.Pages("/Settings", Permission.Administer, Permission.Administer)
            .SettingsPage(new SettingsPage(0, "Site", Links.Settings.Index))
            .Menu(new MenuEntry(MenuGroup.Workspace, 90, "Settings", "settings", Permission.Administer, _ => Links.Settings.Index));
}
