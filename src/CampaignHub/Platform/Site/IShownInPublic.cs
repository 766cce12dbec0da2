using CampaignHub.Platform.Records;

namespace CampaignHub.Platform.Site;

/// <summary>A record that pages of the public site are made of: each change of one makes the cached pages old.</summary>
internal interface IShownInPublic : IKept
{
    Kept IKept.In => Kept.Site;
}
