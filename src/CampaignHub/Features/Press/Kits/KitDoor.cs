using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Press.Kits;

/// <summary>The files of a kit at its secret address: reached through the link only, and no longer than the link lives.</summary>
internal static class KitDoor
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup(Links.Press.PrivateKit("{secret}")).Needs(Permission.Everyone).ExcludeFromDescription();
        files.MapGet("/files/{id:guid}", FileAsync);
    }

    private static async Task<IResult> FileAsync(
        string secret,
        Guid id,
        HttpContext http,
        HubDb db,
        KitByLink links,
        FileStore store,
        CancellationToken cancellationToken
    )
    {
        db.Here.EnterEverywhere();
        var file = await links.FileAsync(secret, id, cancellationToken);
        if (file is null)
        {
            return Results.NotFound();
        }

        var answer = FileAnswer.Of(http, store, file);
        SecretAddress.Keep(http);
        return answer;
    }
}
