using System.Security.Cryptography;
using System.Text;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Site;
using CampaignHub.Platform.Web;
using Microsoft.Net.Http.Headers;

namespace CampaignHub.Features.PublicSite;

/// <summary>The addresses of the public site: the home page, every page and file that features publish, and the theme's files.</summary>
internal static class PublicRoutes
{
    private const string Html = "text/html; charset=utf-8";
    private const int TagLength = 32;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var site = routes.MapGroup("/").Needs(Permission.Everyone).ExcludeFromDescription();
        site.MapGet("/theme/colours.css", ColoursAsync);
        site.MapGet("/theme/{theme}/{file}", Asset);
        var drawn = site.MapGroup("/").CacheOutput(policy => policy.AddPolicy<PublicCache>(), excludeDefaultPolicy: true);
        drawn.MapGet(
            "/",
            (HttpContext http, PublicRenderer renderer, CancellationToken cancellationToken) =>
                ShowAsync(http, renderer, page: null, cancellationToken)
        );
        foreach (var page in routes.ServiceProvider.GetServices<PublicPage>())
        {
            (page.IsSecret ? site : drawn).MapGet(
                page.Pattern,
                (HttpContext http, PublicRenderer renderer, CancellationToken cancellationToken) =>
                    ShowAsync(http, renderer, page, cancellationToken)
            );
        }

        foreach (var file in routes.ServiceProvider.GetServices<PublicFile>())
        {
            drawn.MapGet(
                file.Pattern,
                (HttpContext http, PublicRenderer renderer, CancellationToken cancellationToken) =>
                    SendAsync(http, renderer, file, cancellationToken)
            );
        }
    }

    private static async Task<IResult> SendAsync(
        HttpContext http,
        PublicRenderer renderer,
        PublicFile file,
        CancellationToken cancellationToken
    )
    {
        http.Response.Headers.Vary = "Accept-Language";
        return Answer(http, await renderer.FileAsync(http, file, cancellationToken), file.ContentType);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http,
        PublicRenderer renderer,
        PublicPage? page,
        CancellationToken cancellationToken
    )
    {
        http.Response.Headers.Vary = "Accept-Language";
        if (page is { IsSecret: true })
        {
            SecretAddress.Keep(http);
        }

        var html = await renderer.RenderAsync(http, page, cancellationToken);
        if (html is null)
        {
            var notFound = await renderer.NotFoundAsync(http, cancellationToken);
            return Results.Content(notFound, Html, statusCode: StatusCodes.Status404NotFound);
        }

        return page is { IsSecret: true } ? Results.Content(html, Html) : Answer(http, Encoding.UTF8.GetBytes(html), Html);
    }

    private static IResult Answer(HttpContext http, byte[] bytes, string contentType)
    {
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..TagLength]}\"");
        http.Response.Headers.CacheControl = "no-cache";
        // Results.Bytes answers 304 to whoever has these very bytes.
        return Results.Bytes(bytes, contentType, entityTag: tag);
    }

    private static async Task<IResult> ColoursAsync(SiteDress dress, CancellationToken cancellationToken) =>
        Results.Text(await dress.ColoursAsync(cancellationToken), "text/css; charset=utf-8");

    private static IResult Asset(string theme, string file, Theme themes)
    {
        var found = themes.Asset(theme, file);
        var type = Path.GetExtension(file) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            ".png" => "image/png",
            ".jpg" => "image/jpeg",
            ".woff2" => "font/woff2",
            _ => null,
        };
        return found?.PhysicalPath is { } path && type is not null
            ? Results.File(path, type, lastModified: found.LastModified)
            : Results.NotFound();
    }
}
