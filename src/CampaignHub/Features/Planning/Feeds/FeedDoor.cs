using System.Net;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CampaignHub.Features.Planning.Feeds;

/// <summary>The public address of a calendar feed: the secret in it is all that it asks for. One address of the network may ask so often in a minute.</summary>
internal sealed class FeedDoor(IConfiguration configuration) : IDisposable
{
    public const string Type = "text/calendar; charset=utf-8";
    private const int DefaultPerMinute = 120;

    private readonly PartitionedRateLimiter<IPAddress> _reads = Limiter(
        configuration.GetValue("CampaignHub:Limits:FeedPerMinute", DefaultPerMinute)
    );

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGroup("").MapGet(Links.Planning.CalendarFeed("{secret}"), Read).Needs(Permission.Everyone).ExcludeFromDescription();

    public void Dispose() => _reads.Dispose();

    private static async Task<Results<FileContentHttpResult, NotFound, StatusCodeHttpResult>> Read(
        string secret,
        FeedDoor door,
        ReadFeed read,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var headers = context.Response.Headers;
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        using var leave = door._reads.AttemptAcquire(context.Connection.RemoteIpAddress ?? IPAddress.Loopback);
        if (!leave.IsAcquired)
        {
            headers.RetryAfter = "60";
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (await read.ExecuteAsync(secret, cancellationToken) is not { } calendar)
        {
            return TypedResults.NotFound();
        }

        // Shared caches keep nothing; the person's own asks whether it still holds.
        headers.CacheControl = "private, no-cache";
        var tag = new StringSegment($"\"{Convert.ToHexStringLower(SHA256.HashData(calendar))[..32]}\"");
        return TypedResults.File(calendar, Type, entityTag: new EntityTagHeaderValue(tag));
    }

    private static PartitionedRateLimiter<IPAddress> Limiter(int perMinute) =>
        PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
            RateLimitPartition.GetFixedWindowLimiter(
                address,
                _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }
            )
        );
}
