using CampaignHub.Platform;
using CampaignHub.Platform.Access;

namespace CampaignHub.Features.Access;

internal sealed class AccessFeature : IFeature
{
    public static void Register(HubBuilder hub) =>
        hub.Pages("/Access", Permission.Administer, Permission.Administer)
            .Page("/Access/SignIn", Permission.Everyone, Permission.Everyone)
            .Page("/Access/SignOut", Permission.SignedIn, Permission.SignedIn);
}
