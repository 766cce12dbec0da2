using CampaignHub.Features.Campaigns;
using CampaignHub.Platform;

namespace CampaignHub.Features.Search;

internal sealed class SearchFeature : IFeature
{
    public static void Register(HubBuilder hub) =>
        hub.Service<FindSubjects>().Pages("/Search", CampaignsFeature.View, CampaignsFeature.View).Endpoints(SearchApi.Map);
}
