namespace CampaignHub.Platform.Access;

/// <summary>Before authorization: fills <see cref="Here"/>, and answers 404 for a campaign that is not the person's.</summary>
internal sealed class AdmissionMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, Admission admission)
    {
        var slug = context.GetRouteValue(Admission.RouteKey) as string;
        var signedIn = context.User.Identity?.IsAuthenticated == true;
        if (!signedIn && slug is null)
        {
            await next(context);
            return;
        }

        var admitted = await admission.AdmitAsync(context.User, slug, context.RequestAborted);
        if (!admitted && signedIn)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await next(context);
    }
}
