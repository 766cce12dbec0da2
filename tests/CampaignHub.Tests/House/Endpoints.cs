using CampaignHub.Platform.Access;
using Microsoft.AspNetCore.Authorization;

namespace CampaignHub.Tests.House;

/// <summary>Access is declared once and listed once: <c>docs/endpoints.txt</c> is what reviewers read.</summary>
[Once]
public sealed class Endpoints
{
    private const string File = "docs/endpoints.txt";

    [Fact]
    public async Task Every_endpoint_and_its_permission_stand_in_the_list()
    {
        await using var hub = new HubFactory();

        var lines = hub
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => !IsStaticAsset(endpoint) && endpoint.DisplayName != "Fallback {**path:file}")
            .Select(Line)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();

        Snapshot.Check(File, string.Join('\n', lines) + "\n");
    }

    [Fact]
    public async Task No_endpoint_is_without_a_permission()
    {
        await using var hub = new HubFactory();

        var bare = hub
            .Services.GetRequiredService<EndpointDataSource>()
            // The development handler of static files, which a build's web root brings along: behind the fallback policy.
            .Endpoints.Where(endpoint => endpoint.DisplayName != "Fallback {**path:file}")
            .Where(endpoint =>
                endpoint.Metadata.GetMetadata<NeedsPermission>() is null && endpoint.Metadata.GetMetadata<IAuthorizeData>() is null
            )
            .Select(endpoint => endpoint.DisplayName);

        Assert.Empty(bare);
    }

    private static bool IsStaticAsset(RouteEndpoint endpoint) =>
        endpoint.Metadata.Any(data => data.GetType().Name == "StaticAssetDescriptor");

    private static string Line(RouteEndpoint endpoint)
    {
        var needs = endpoint.Metadata.GetMetadata<NeedsPermission>();
        var methods = string.Join(',', endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]);
        var permission =
            needs is null ? "own policy"
            : needs.Read == needs.Write ? needs.Read.Name
            : $"{needs.Read.Name} / {needs.Write.Name}";
        return $"/{endpoint.RoutePattern.RawText?.TrimStart('/')}  {methods}  {permission}";
    }
}
