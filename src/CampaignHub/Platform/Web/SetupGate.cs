using CampaignHub.Data;

namespace CampaignHub.Platform.Web;

/// <summary>Until the hub is set up, every page is the setup page; afterwards that page is gone.</summary>
internal sealed class SetupGate(RequestDelegate next, HubState state)
{
    private const string SetupPath = "/setup";

    public async Task InvokeAsync(HttpContext context, HubDb db)
    {
        var path = context.Request.Path;
        // An error page is the second half of an answer that was given already.
        var isOpen =
            path.StartsWithSegments("/health", StringComparison.Ordinal)
            || path.StartsWithSegments("/dist", StringComparison.Ordinal)
            || path.StartsWithSegments("/error", StringComparison.Ordinal);
        if (isOpen || await state.IsSetUpAsync(db, context.RequestAborted))
        {
            await next(context);
            return;
        }

        if (path.StartsWithSegments(SetupPath, StringComparison.Ordinal))
        {
            await next(context);
        }
        else if (path.IsApi())
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        else
        {
            context.Response.Redirect(SetupPath);
        }
    }
}
