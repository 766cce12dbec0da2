using CampaignHub.Platform.Settings;

namespace CampaignHub.Platform.Access;

/// <summary>Before authorization: fills <see cref="Here"/>, and answers 404 for a campaign that is not the person's.</summary>
internal sealed class AdmissionMiddleware(RequestDelegate next)
{
    private const string TurnOnSecondStep = "/admin/profile/two-factor";

    public async Task InvokeAsync(HttpContext context, Admission admission, HubSettings settings)
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

        if (slug is not null && signedIn && await LacksSecondStepAsync(context, settings))
        {
            context.Response.Redirect(TurnOnSecondStep);
            return;
        }

        await next(context);
    }

    private static async Task<bool> LacksSecondStepAsync(HttpContext context, HubSettings settings)
    {
        var here = context.RequestServices.GetRequiredService<Here>();
        return here is { User.TwoFactorEnabled: false, Role: { } role }
            && TwoFactorRule.Read(await settings.FindAsync(TwoFactorRule.Roles, context.RequestAborted)).Contains(role);
    }
}
