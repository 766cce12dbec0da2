using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Attachments;

/// <summary><c>/api/v1/campaigns/{campaign}/attachments</c>: files that are kept with stakeholders; and their content for the pages.</summary>
internal static class AttachmentsApi
{
    /// <param name="File">The file's id in <c>/media</c>.</param>
    /// <param name="By">The name of who attached it; empty when the account is gone.</param>
    internal sealed record AttachmentJson(
        Guid Id,
        Guid Stakeholder,
        Guid File,
        string Name,
        string ContentType,
        long Bytes,
        string By,
        DateTimeOffset At
    );

    /// <param name="File">Of the media library.</param>
    internal sealed record NewAttachment(Guid Stakeholder, Guid File);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGroup("")
            .MapGet($"{Links.Admin}/campaigns/{{{Admission.RouteKey}}}/stakeholders/attachments/{{id:guid}}/content", Content)
            .Needs(StakeholdersFeature.View)
            .ExcludeFromDescription();
        var attachments = routes.MapApi("attachments").Needs(StakeholdersFeature.View, StakeholdersFeature.Edit);
        attachments.MapGet("/", List);
        attachments.MapGet("/{id:guid}/content", Content);
        attachments.MapPost("/", Point);
        // The API's door asks a browser's session for its token.
        attachments.MapPost("/upload", Bring).WithMetadata(new TakesFilesAttribute()).DisableAntiforgery();
        attachments.MapDelete("/{id:guid}", Remove);
    }

    private static async Task<Results<Ok<List<AttachmentJson>>, NotFound>> List(
        Guid stakeholder,
        HubDb db,
        AttachFile attach,
        CancellationToken cancellationToken
    ) =>
        await FindAsync(db, stakeholder, cancellationToken) is null
            ? TypedResults.NotFound()
            : TypedResults.Ok((await attach.ReadAsync(stakeholder, cancellationToken)).Select(line => Json(line, stakeholder)).ToList());

    private static async Task<IResult> Content(Guid id, HttpContext http, HubDb db, FileStore store, CancellationToken cancellationToken)
    {
        var onMap = db.Set<Stakeholder>().Select(each => each.Id);
        var file = await db.Set<Attachment>()
            .AsNoTracking()
            .Where(attachment => attachment.Id == id && onMap.Contains(attachment.StakeholderId))
            .Select(attachment => attachment.File)
            .SingleOrDefaultAsync(cancellationToken);
        return file is null
            ? Results.NotFound()
            : FileAnswer.Of(
                http,
                store,
                new ServedFile(file.Sha256, file.Type, file.ContentType, file.Name, IsPublic: false, IsDownload: true)
            );
    }

    private static async Task<Results<Created<AttachmentJson>, NotFound>> Point(
        NewAttachment body,
        HubDb db,
        AttachFile attach,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(db, body.Stakeholder, cancellationToken) is not { } stakeholder)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(stakeholder);
        var made = await attach.PointAtAsync(stakeholder.Id, body.File, cancellationToken);
        return await CreatedAsync(db, attach, made, cancellationToken);
    }

    private static async Task<Results<Created<AttachmentJson>, NotFound>> Bring(
        IFormFile file,
        [FromForm] Guid stakeholder,
        HubDb db,
        AttachFile attach,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(db, stakeholder, cancellationToken) is not { } found)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(found);
        await using var content = file.OpenReadStream();
        var made = await attach.BringAsync(found.Id, content, file.FileName, cancellationToken);
        return await CreatedAsync(db, attach, made, cancellationToken);
    }

    private static async Task<Results<NoContent, NotFound>> Remove(
        Guid id,
        HubDb db,
        AttachFile attach,
        CancellationToken cancellationToken
    )
    {
        if (
            await db.Set<Attachment>().SingleOrDefaultAsync(each => each.Id == id, cancellationToken) is not { } attachment
            || await FindAsync(db, attachment.StakeholderId, cancellationToken) is null
        )
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(attachment);
        await attach.RemoveAsync(attachment, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Created<AttachmentJson>> CreatedAsync(
        HubDb db,
        AttachFile attach,
        Attachment made,
        CancellationToken cancellationToken
    )
    {
        var lines = await attach.ReadAsync(made.StakeholderId, cancellationToken);
        return TypedResults.Created(
            new Uri($"{db.Here.ApiRoot()}/attachments?stakeholder={made.StakeholderId}", UriKind.Relative),
            Json(lines.First(line => line.Id == made.Id), made.StakeholderId)
        );
    }

    private static Task<Stakeholder?> FindAsync(HubDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<Stakeholder>().SingleOrDefaultAsync(each => each.Id == id, cancellationToken);

    private static AttachmentJson Json(AttachFile.Line line, Guid stakeholder) =>
        new(line.Id, stakeholder, line.File.Id, line.File.Name, line.File.ContentType, line.File.Bytes, line.By, line.At);
}
