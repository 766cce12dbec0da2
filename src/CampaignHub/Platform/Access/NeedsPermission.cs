using Microsoft.AspNetCore.Authorization;

namespace CampaignHub.Platform.Access;

/// <summary>What an endpoint asks of a person: one permission to read it, one to act through it. Declared by the feature, listed by a test.</summary>
internal sealed class NeedsPermission(Permission read, Permission write) : IAuthorizationRequirementData, IAuthorizationRequirement
{
    /// <summary>Borne by a personal access token of scope <c>read</c>.</summary>
    public const string ReadOnlyClaim = "read-only";

    public Permission Read { get; } = read;
    public Permission Write { get; } = write;

    public Permission For(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) ? Read : Write;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];

    internal sealed class Handler(Here here) : AuthorizationHandler<NeedsPermission>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsPermission requirement)
        {
            if (context.Resource is HttpContext http && MayByToken(http) && here.Can(requirement.For(http.Request.Method)))
            {
                context.Succeed(requirement);
            }

            return Task.CompletedTask;
        }

        private static bool MayByToken(HttpContext http) =>
            !http.User.HasClaim(ReadOnlyClaim, bool.TrueString)
            || HttpMethods.IsGet(http.Request.Method)
            || HttpMethods.IsHead(http.Request.Method);
    }
}
