using CampaignHub.Features.Campaigns;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;

namespace CampaignHub.Features.Search;

internal sealed class SearchFeature : IFeature
{
    public static void Register(HubBuilder hub) =>
        hub.Service<FindSubjects>()
            .Pages("/Search", CampaignsFeature.View, CampaignsFeature.View)
            .Page("/Search/Everywhere", Permission.SignedIn, Permission.SignedIn)
            .Endpoints(SearchApi.Map);
}
