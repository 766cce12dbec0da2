using CampaignHub.Platform.Access;

namespace CampaignHub.Platform.Web;

internal static class EndpointPermissions
{
    /// <summary>Says what these endpoints ask to be read and to be acted through; <see cref="Permission.Everyone"/> opens them.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoints, Permission read, Permission? write = null)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoints.WithMetadata(new NeedsPermission(read, write ?? read));
        return read == Permission.Everyone ? endpoints.AllowAnonymous() : endpoints;
    }
}
