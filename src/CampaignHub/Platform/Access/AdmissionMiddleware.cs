using CampaignHub.Platform.Settings;

namespace CampaignHub.Platform.Access;

/// <summary>Before authorization: fills <see cref="Here"/>, and answers 404 for a campaign that is not the person's.</summary>
internal sealed class AdmissionMiddleware(RequestDelegate next)
{
    private const string OwnProfile = "/admin/profile";
    private const string TurnOnSecondStep = $"{OwnProfile}/two-factor";

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

        if (signedIn && (slug is not null || IsOfWorkspace(context)) && await LacksSecondStepAsync(context, settings))
        {
            Refuse(context);
            return;
        }

        await next(context);
    }

    // An administrator is a coordinator of every campaign, and the workspace's pages say more than any campaign's.
    private static async Task<bool> LacksSecondStepAsync(HttpContext context, HubSettings settings)
    {
        var here = context.RequestServices.GetRequiredService<Here>();
        var role = here.Role ?? (here.User is { IsAdministrator: true } ? CampaignRole.Coordinator : null);
        return here is { User.TwoFactorEnabled: false }
            && role is { } held
            && TwoFactorRule.Read(await settings.FindAsync(TwoFactorRule.Roles, context.RequestAborted)).Contains(held);
    }

    // Of the pages outside a campaign, those that only administrators open; the profile is where the second step is turned on.
    private static bool IsOfWorkspace(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<NeedsPermission>() is { } needs
        && (needs.Read == Permission.Administer || needs.Write == Permission.Administer);

    // A program is told, a person is led there.
    private static void Refuse(HttpContext context)
    {
        if (context.User.Identity?.AuthenticationType == TokenAuthentication.Scheme)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        context.Response.Redirect(TurnOnSecondStep);
    }
}
