using CampaignHub.Data;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignHub.Features.Directory.Rights;

/// <summary><c>POST /api/v1/campaigns/{campaign}/access-exports</c>: all that the workspace holds about a person, for them (GDPR art. 15).</summary>
internal static class AccessApi
{
    /// <param name="Actor">A person of the directory.</param>
    /// <param name="Reason">Goes into the register of exports: whose request of which day.</param>
    /// <param name="Language"><c>fr</c> or <c>en</c>, of the page inside; French unless told.</param>
    internal sealed record NewExport(Guid Actor, string? Reason, string? Language);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapApi("access-exports").Needs(DirectoryFeature.Rights).MapPost("/", Export);

    /// <summary>A ZIP with a page that anybody can open and the same as JSON, other people taken out; written into the register of exports. Refused without a reason.</summary>
    internal static async Task<Results<FileContentHttpResult, NotFound>> Export(
        NewExport body,
        HttpContext http,
        HubDb db,
        RightsDesk desk,
        Texts texts,
        CancellationToken cancellationToken
    )
    {
        var language = body.Language == "en" ? "en" : "fr";
        if (await desk.ReadAsync(body.Actor, language, cancellationToken) is not { } dossier)
        {
            return TypedResults.NotFound();
        }

        desk.Register("All we hold about one person", body.Reason, 1);
        await db.SaveChangesAsync(cancellationToken);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(
            DossierFile.Zip(dossier, texts),
            "application/zip",
            language == "en" ? "your-data.zip" : "vos-donnees.zip"
        );
    }
}
