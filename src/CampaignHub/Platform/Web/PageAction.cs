using CampaignHub.Platform.Access;

namespace CampaignHub.Platform.Web;

/// <summary>A button that the page of a subject offers on behalf of a later feature.</summary>
internal sealed record PageAction(string Kind, string Text, string Icon, Permission Permission, Func<string, Guid, string> Link);
