using CampaignHub.Platform.Access;

namespace CampaignHub.Platform.Site;

/// <summary>What a public page is asked for. It sees published things of public campaigns only; the loader queries everywhere and filters by them.</summary>
internal sealed record PublicRequest(
    IServiceProvider Services,
    IReadOnlyDictionary<string, string> Values,
    DateTimeOffset Now,
    IReadOnlyList<Campaign> Campaigns
);

/// <summary>A page of the public site that a feature adds.</summary>
/// <param name="Pattern">Route under the root: <c>/commitments/{slug}</c>.</param>
/// <param name="Template">The theme's template without its ending: <c>commitment</c>.</param>
/// <param name="Load">The template's own objects by name (<c>Commitment</c> → …); null answers 404.</param>
internal sealed record PublicPage(
    string Pattern,
    string Template,
    Func<PublicRequest, CancellationToken, Task<IReadOnlyDictionary<string, object?>?>> Load
)
{
    /// <summary>English word of the site's menu; null stays out of it.</summary>
    public string? MenuText { get; init; }
    public int Order { get; init; }
}
