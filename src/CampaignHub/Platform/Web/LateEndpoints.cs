using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace CampaignHub.Platform.Web;

/// <summary>
/// Maps the API's handlers so that each is compiled when it is first asked for. The framework compiles all of them as the hub starts: time and memory for
/// endpoints that most hubs never use. What they say about themselves (parameters, answers) is read at the start all the same.
/// </summary>
// Extensions of the group, so that they are nearer than the framework's own of the same name.
internal static class LateEndpoints
{
    public static RouteHandlerBuilder MapGet(this RouteGroupBuilder group, [StringSyntax("Route")] string pattern, Delegate handler) =>
        Map(group, pattern, handler, HttpMethods.Get);

    public static RouteHandlerBuilder MapPost(this RouteGroupBuilder group, [StringSyntax("Route")] string pattern, Delegate handler) =>
        Map(group, pattern, handler, HttpMethods.Post);

    public static RouteHandlerBuilder MapPut(this RouteGroupBuilder group, [StringSyntax("Route")] string pattern, Delegate handler) =>
        Map(group, pattern, handler, HttpMethods.Put);

    public static RouteHandlerBuilder MapPatch(this RouteGroupBuilder group, [StringSyntax("Route")] string pattern, Delegate handler) =>
        Map(group, pattern, handler, HttpMethods.Patch);

    public static RouteHandlerBuilder MapDelete(this RouteGroupBuilder group, [StringSyntax("Route")] string pattern, Delegate handler) =>
        Map(group, pattern, handler, HttpMethods.Delete);

    private static RouteHandlerBuilder Map(RouteGroupBuilder group, string pattern, Delegate handler, string method) =>
        Microsoft.AspNetCore.Routing.RouteHandlerServices.Map(group, pattern, handler, [method], InferMetadata, CreateLater);

    private static RequestDelegateMetadataResult InferMetadata(MethodInfo method, RequestDelegateFactoryOptions? options) =>
        RequestDelegateFactory.InferMetadata(method, options);

    private static RequestDelegateResult CreateLater(
        Delegate handler,
        RequestDelegateFactoryOptions options,
        RequestDelegateMetadataResult? metadata
    )
    {
        var compiled = new Lazy<RequestDelegate>(() => RequestDelegateFactory.Create(handler, options, metadata).RequestDelegate);
        return new RequestDelegateResult(context => compiled.Value(context), metadata?.EndpointMetadata ?? []);
    }
}
