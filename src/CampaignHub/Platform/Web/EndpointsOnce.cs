using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace CampaignHub.Platform.Web;

/// <summary>
/// The hub's endpoints, made once. The framework's sources make theirs anew each time they are asked, and both routing and authorization ask as the hub
/// starts; none is added or withdrawn afterwards.
/// </summary>
internal sealed class EndpointsOnce(IReadOnlyList<EndpointDataSource> sources) : EndpointDataSource
{
    private readonly Lazy<IReadOnlyList<Endpoint>> _endpoints = new(() => [.. sources.SelectMany(source => source.Endpoints)]);

    public override IReadOnlyList<Endpoint> Endpoints => _endpoints.Value;

    public override IChangeToken GetChangeToken() => NullChangeToken.Singleton;

    /// <summary>Takes the place of everything that was mapped so far.</summary>
    public static void Keep(IEndpointRouteBuilder routes)
    {
        var once = new EndpointsOnce([.. routes.DataSources]);
        routes.DataSources.Clear();
        routes.DataSources.Add(once);
    }
}
