using System.Security.Cryptography;

namespace CampaignHub.Platform.Web;

/// <summary>The headers of every answer, and the nonce of this one. Signed-in pages are strict with a nonce; the public site is fixed, so that it can be cached whole.</summary>
internal sealed class ContentSecurity
{
    private const string JobsPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string PublicPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public string Nonce { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));

    private string AdminPolicy =>
        $"default-src 'none'; script-src 'nonce-{Nonce}'; style-src 'self' 'nonce-{Nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

    /// <summary>For a page whose script places what it draws by <c>style</c>.</summary>
    public static void AllowStyleAttributes(HttpContext context) =>
        context.Response.Headers.ContentSecurityPolicy += "; style-src-attr 'unsafe-inline'";

    public void WriteTo(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Request.Path switch
        {
            var path when path.StartsWithSegments("/admin/jobs", StringComparison.Ordinal) => JobsPolicy,
            var path
                when path.StartsWithSegments("/admin", StringComparison.Ordinal)
                    || path.StartsWithSegments("/setup", StringComparison.Ordinal)
                    // What stands in place of a page that is not there, under the address of that page.
                    || path.StartsWithSegments("/error", StringComparison.Ordinal) => AdminPolicy,
            _ => PublicPolicy,
        };
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        if (context.Request.Path.StartsWithSegments("/admin", StringComparison.Ordinal))
        {
            headers.CacheControl = "no-cache, no-store";
            headers.Pragma = "no-cache";
        }
    }
}
