using CampaignHub.Features.Campaigns;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Home;

internal sealed class HomeFeature : IFeature
{
    public static void Register(HubBuilder hub) =>
        hub.Pages("/Home", CampaignsFeature.View, CampaignsFeature.View)
            .Page("/Home/Door", Permission.SignedIn, Permission.SignedIn)
            .Menu(new MenuEntry(MenuGroup.Campaign, 0, "Home", "home", CampaignsFeature.View, Links.Campaign));
}
