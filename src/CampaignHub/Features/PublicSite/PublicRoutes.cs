using CampaignHub.Platform.Access;
using CampaignHub.Platform.Site;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.PublicSite;

/// <summary>The addresses of the public site: the home page, every page that features publish, and the theme's files.</summary>
internal static class PublicRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var site = routes.MapGroup("/").Needs(Permission.Everyone).ExcludeFromDescription();
        site.MapGet(
            "/",
            (HttpContext http, PublicRenderer renderer, CancellationToken cancellationToken) =>
                ShowAsync(http, renderer, page: null, cancellationToken)
        );
        foreach (var page in routes.ServiceProvider.GetServices<PublicPage>())
        {
            site.MapGet(
                page.Pattern,
                (HttpContext http, PublicRenderer renderer, CancellationToken cancellationToken) =>
                    ShowAsync(http, renderer, page, cancellationToken)
            );
        }

        site.MapGet("/theme/{file}", Asset);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http,
        PublicRenderer renderer,
        PublicPage? page,
        CancellationToken cancellationToken
    )
    {
        http.Response.Headers.Vary = "Accept-Language";
        var html = await renderer.RenderAsync(http, page, cancellationToken);
        return html is null
            ? Results.Content(
                await renderer.NotFoundAsync(http, cancellationToken),
                "text/html; charset=utf-8",
                statusCode: StatusCodes.Status404NotFound
            )
            : Results.Content(html, "text/html; charset=utf-8");
    }

    private static IResult Asset(string file, Theme theme)
    {
        var found = theme.Assets.GetFileInfo(file);
        var type = Path.GetExtension(file) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            ".png" => "image/png",
            ".jpg" => "image/jpeg",
            ".woff2" => "font/woff2",
            _ => null,
        };
        return found.Exists && type is not null && found.PhysicalPath is { } path
            ? Results.File(path, type, lastModified: found.LastModified)
            : Results.NotFound();
    }
}
