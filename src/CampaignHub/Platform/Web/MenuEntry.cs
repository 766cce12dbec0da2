using CampaignHub.Platform.Access;

namespace CampaignHub.Platform.Web;

internal enum MenuGroup
{
    Campaign,
    Map,
    Press,
    Follow,
    PublicSite,
    Workspace,
}

/// <summary>A line of the side menu. <paramref name="Link"/> takes the campaign's slug; entries of the workspace ignore it.</summary>
internal sealed record MenuEntry(MenuGroup Group, int Order, string Text, string Icon, Permission Permission, Func<string, string> Link)
{
    /// <summary>How much waits there; null shows none.</summary>
    public Func<IServiceProvider, CancellationToken, Task<int>>? Count { get; init; }
}
