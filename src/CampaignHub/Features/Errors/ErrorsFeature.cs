using CampaignHub.Platform;
using CampaignHub.Platform.Access;

namespace CampaignHub.Features.Errors;

internal sealed class ErrorsFeature : IFeature
{
    public static void Register(HubBuilder hub) => hub.Pages("/Errors", Permission.Everyone, Permission.Everyone);
}
