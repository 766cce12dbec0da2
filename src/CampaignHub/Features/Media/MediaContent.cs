using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Media;

/// <summary>The files themselves: the original for people of the campaign, the public copy for everybody while it is public.</summary>
internal static class MediaContent
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("");
        files
            .MapGet($"/admin/campaigns/{{{Admission.RouteKey}}}/media/{{id:guid}}/content", InsideAsync)
            .Needs(MediaFeature.View)
            .ExcludeFromDescription();
        files.MapGet("/media/{id:guid}/{name}", PublicAsync).Needs(Permission.Everyone).ExcludeFromDescription();
    }

    public static async Task<IResult> InsideAsync(
        Guid id,
        bool? download,
        HttpContext http,
        HubDb db,
        FileStore store,
        CancellationToken cancellationToken
    ) =>
        await db.Set<MediaFile>().AsNoTracking().SingleOrDefaultAsync(file => file.Id == id, cancellationToken) is { } file
            ? FileAnswer.Of(
                http,
                store,
                new ServedFile(file.Sha256, file.Type, file.ContentType, file.Name, IsPublic: false, download ?? false)
            )
            : Results.NotFound();

    // The name in the address is for people: the id says which file, and the file says its name.
    private static async Task<IResult> PublicAsync(
        Guid id,
        HttpContext http,
        HubDb db,
        MediaUses uses,
        FileStore store,
        CancellationToken cancellationToken
    )
    {
        db.Here.EnterEverywhere();
        var file = await db.Set<MediaFile>().AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, cancellationToken);
        var campaign = file is null
            ? null
            : await db
                .Campaigns.AsNoTracking()
                .SingleOrDefaultAsync(each => each.Id == file.CampaignId && each.IsPublic, cancellationToken);
        if (file is null || campaign is null)
        {
            return Results.NotFound();
        }

        db.Here.Enter(campaign);
        return await uses.IsPublicAsync(file, cancellationToken)
            ? FileAnswer.Of(http, store, new ServedFile(file.PublicSha256, file.Type, file.ContentType, file.Name, IsPublic: true))
            : Results.NotFound();
    }
}
