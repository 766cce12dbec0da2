using CampaignHub.Data;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Media;

/// <summary><c>/api/v1/campaigns/{campaign}/media</c>.</summary>
internal static class MediaApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapApi("media").Needs(MediaFeature.View, MediaFeature.Edit);
        group.MapGet("/", List);
        group.MapGet("/{id:guid}", Show);
        group.MapGet("/{id:guid}/content", MediaContent.InsideAsync);
        // The API's door asks a browser's session for its token.
        group.MapPost("/", Create).WithMetadata(new TakesFilesAttribute()).DisableAntiforgery();
        group.MapPatch("/{id:guid}", Change);
        group.MapDelete("/{id:guid}", Remove);
    }

    internal sealed record MediaJson(
        Guid Id,
        int Version,
        string Path,
        FileKind Kind,
        string ContentType,
        long Bytes,
        string Sha256,
        int? Width,
        int? Height,
        string AltText,
        string Caption,
        string Credit,
        Licence Licence,
        bool IsPublic,
        string PublicAddress
    );

    /// <summary>A member that is not given stays as it is. With <c>version</c>, a change since then is refused (409).</summary>
    internal sealed record MediaChange(
        int? Version,
        string? Folder,
        string? Name,
        string? AltText,
        string? Caption,
        string? Credit,
        Licence? Licence,
        bool? IsPublic
    );

    private static async Task<Ok<ApiPage<MediaJson>>> List(
        HubDb db,
        string? q,
        string? kind,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    )
    {
        var filter = new MediaFilter { Query = q, Type = kind is null ? null : ApiPage.Member<FileKind>(kind) };
        return TypedResults.Ok((await ApiPage.OfAsync(filter.Of(db), limit, cursor, cancellationToken)).Select(Json));
    }

    private static async Task<Results<Ok<MediaJson>, NotFound>> Show(Guid id, HubDb db, CancellationToken cancellationToken) =>
        await FindAsync(db, id, cancellationToken) is { } file ? TypedResults.Ok(Json(file)) : TypedResults.NotFound();

    /// <summary>201 with the file, or 200 when the same content is in that place already.</summary>
    private static async Task<Results<Created<MediaJson>, Ok<MediaJson>>> Create(
        IFormFile file,
        [FromForm] string? folder,
        HubDb db,
        AddMedia add,
        CancellationToken cancellationToken
    )
    {
        await using var content = file.OpenReadStream();
        var (added, isNew) = await add.ExecuteAsync(content, folder, file.FileName, cancellationToken);
        return isNew
            ? TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/media/{added.Id}", UriKind.Relative), Json(added))
            : TypedResults.Ok(Json(added));
    }

    private static async Task<Results<Ok<MediaJson>, NotFound>> Change(
        Guid id,
        MediaChange body,
        HubDb db,
        EditMedia edit,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(db, id, cancellationToken) is not { } file)
        {
            return TypedResults.NotFound();
        }

        if (body.Version is { } version)
        {
            db.Expect(file, version);
        }

        var words = new MediaWords
        {
            Folder = body.Folder,
            Name = body.Name,
            AltText = body.AltText,
            Caption = body.Caption,
            Credit = body.Credit,
            Licence = body.Licence,
            IsPublic = body.IsPublic,
        };
        await edit.ExecuteAsync(file, words, cancellationToken);
        return TypedResults.Ok(Json(file));
    }

    private static async Task<Results<NoContent, NotFound>> Remove(Guid id, HubDb db, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, id, cancellationToken) is not { } file)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(file);

        file.Trash(db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static Task<MediaFile?> FindAsync(HubDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<MediaFile>().SingleOrDefaultAsync(file => file.Id == id, cancellationToken);

    private static MediaJson Json(MediaFile file) =>
        new(
            file.Id,
            file.Version,
            file.Path,
            file.Type,
            file.ContentType,
            file.Bytes,
            file.Sha256,
            file.Width,
            file.Height,
            file.AltText,
            file.Caption,
            file.Credit,
            file.Licence,
            file.IsPublic,
            Links.Media.Public(file.Id, file.Name)
        );
}
