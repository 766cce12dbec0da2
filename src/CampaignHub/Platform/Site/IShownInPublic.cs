namespace CampaignHub.Platform.Site;

/// <summary>A record that pages of the public site are made of: each change of one makes the cached pages old.</summary>
internal interface IShownInPublic;
