using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CampaignHub.Features.Access.Entry;

/// <summary>How often one address may try to come in: sign-in, second factor, password reset, invitation.</summary>
// The framework's middleware never lets go of its limiter, whose timer then holds the whole hub: a process of many hubs (the tests) fills up.
internal sealed class EntryLimits(IConfiguration configuration) : IAsyncPageFilter, IDisposable
{
    private const int DefaultPerMinute = 20;

    private readonly PartitionedRateLimiter<IPAddress> _tries = Limiter(
        configuration.GetValue("CampaignHub:Limits:EntryPerMinute", DefaultPerMinute)
    );

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        using var leave = HttpMethods.IsPost(context.HttpContext.Request.Method)
            ? _tries.AttemptAcquire(context.HttpContext.Connection.RemoteIpAddress ?? IPAddress.Loopback)
            : null;
        if (leave is { IsAcquired: false })
        {
            context.Result = new StatusCodeResult(StatusCodes.Status429TooManyRequests);
            return;
        }

        await next();
    }

    public void Dispose() => _tries.Dispose();

    private static PartitionedRateLimiter<IPAddress> Limiter(int perMinute) =>
        PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
            RateLimitPartition.GetFixedWindowLimiter(
                address,
                _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }
            )
        );
}
