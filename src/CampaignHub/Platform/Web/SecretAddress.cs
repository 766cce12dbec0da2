namespace CampaignHub.Platform.Web;

/// <summary>Answers at an address that is a secret: no cache keeps them, no index lists them, and no page that is left through them learns of it.</summary>
internal static class SecretAddress
{
    public static void Keep(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "private, no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
    }
}
