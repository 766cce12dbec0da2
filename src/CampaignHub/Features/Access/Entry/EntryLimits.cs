using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace CampaignHub.Features.Access.Entry;

/// <summary>How often one address may try to come in: sign-in, second factor, password reset, invitation.</summary>
internal static class EntryLimits
{
    public const string Name = "entry";
    private const int DefaultPerMinute = 20;

    public static void Configure(RateLimiterOptions options, IConfiguration configuration)
    {
        var perMinute = configuration.GetValue("CampaignHub:Limits:EntryPerMinute", DefaultPerMinute);
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(
            Name,
            context =>
                HttpMethods.IsPost(context.Request.Method)
                    ? RateLimitPartition.GetFixedWindowLimiter(
                        context.Connection.RemoteIpAddress?.ToString() ?? "local",
                        _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }
                    )
                    : RateLimitPartition.GetNoLimiter("reading")
        );
    }
}
