using Microsoft.AspNetCore.Antiforgery;

namespace CampaignHub.Platform.Web;

/// <summary>A browser's session may read the API; to change something through it, it shows the antiforgery token as every form does. Tokens need none.</summary>
internal sealed class ApiDoor(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, IAntiforgery antiforgery)
    {
        var isChange = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        var isSession = context.User.Identity is { IsAuthenticated: true, AuthenticationType: not Access.TokenAuthentication.Scheme };
        if (isChange && isSession && context.Request.Path.IsApi() && !await antiforgery.IsRequestValidAsync(context))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await next(context);
    }
}
