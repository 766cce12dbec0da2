using System.Globalization;
using CampaignHub.Platform.Records;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;

namespace CampaignHub.Features.PublicSite;

/// <summary>
/// Whole public pages, kept by address, language, generation of the site, and second: what was withdrawn is gone within a second,
/// a page that was being drawn meanwhile cannot bring it back, and what the clock alone publishes (the end of an embargo, a deadline)
/// is never later than that. Somebody with cookies (signed in, of another language) is answered anew.
/// </summary>
internal sealed class PublicCache(KnownGenerations generations, TimeProvider clock) : IOutputCachePolicy
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        var may = StringValues.IsNullOrEmpty(request.Headers.Cookie) && StringValues.IsNullOrEmpty(request.Headers.Authorization);
        context.EnableOutputCaching = may;
        context.AllowCacheLookup = may;
        context.AllowCacheStorage = may;
        context.AllowLocking = may;
        context.ResponseExpirationTimeSpan = Lifetime;
        if (!may)
        {
            return;
        }

        var rules = context.CacheVaryByRules;
        rules.QueryKeys = StringValues.Empty;
        rules.HeaderNames = "Accept-Language";
        rules.VaryByValues["generation"] = (await generations.CurrentAsync(Kept.Site, cancellation)).ToString(CultureInfo.InvariantCulture);
        rules.VaryByValues["second"] = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage &=
            response.StatusCode == StatusCodes.Status200OK && StringValues.IsNullOrEmpty(response.Headers.SetCookie);
        return ValueTask.CompletedTask;
    }
}
