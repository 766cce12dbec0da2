using System.Text.Json.Nodes;

namespace CampaignHub.Features.Workflows.Instances;

/// <summary>
/// What expressions know beside the workflow itself: <c>campaign.name</c>, <c>campaign.today</c> (in its zone, <c>2023-01-31</c>), <c>subject.title</c>,
/// <c>subject.url</c>.
/// </summary>
internal interface IKnowsCampaign
{
    JsonObject Campaign { get; }

    JsonObject Subject { get; }
}
