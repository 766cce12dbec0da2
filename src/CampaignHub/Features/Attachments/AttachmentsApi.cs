using CampaignHub.Data;
using CampaignHub.Features.Campaigns;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CampaignHub.Features.Attachments;

/// <summary><c>/api/v1/campaigns/{campaign}/attachments</c>: files that are kept with a record, by its kind and id as the search gives them; and their content for the pages.</summary>
internal static class AttachmentsApi
{
    /// <param name="Kind">The kind of the record: <c>task</c>, <c>stakeholder</c>, <c>meeting</c>, <c>commitment</c>, <c>demand</c>, <c>interaction</c>, <c>actor</c>.</param>
    /// <param name="File">The file's id in <c>/media</c>.</param>
    /// <param name="By">The name of who attached it; empty when the account is gone.</param>
    /// <param name="At">An instant, UTC.</param>
    internal sealed record AttachmentJson(
        Guid Id,
        string Kind,
        Guid Subject,
        Guid File,
        string Name,
        string ContentType,
        long Bytes,
        string By,
        DateTimeOffset At
    );

    /// <param name="File">Of the media library.</param>
    internal sealed record NewAttachment(string Kind, Guid Subject, Guid File);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGroup("")
            .MapGet($"{Links.Admin}/campaigns/{{{Admission.RouteKey}}}/attachments/{{id:guid}}/content", Content)
            .Needs(CampaignsFeature.View)
            .ExcludeFromDescription();
        // The record's own permission is asked for as it is found.
        var attachments = routes.MapApi("attachments").Needs(CampaignsFeature.View, CampaignsFeature.View);
        attachments.MapGet("/", List);
        attachments.MapGet("/{id:guid}/content", Content);
        attachments.MapPost("/", Point);
        // The API's door asks a browser's session for its token.
        attachments.MapPost("/upload", Bring).WithMetadata(new TakesFilesAttribute()).DisableAntiforgery();
        attachments.MapDelete("/{id:guid}", Remove);
    }

    private static async Task<Results<Ok<List<AttachmentJson>>, NotFound>> List(
        string kind,
        Guid subject,
        AttachmentsOf attachments,
        CancellationToken cancellationToken
    ) =>
        await attachments.FindAsync(kind, subject, cancellationToken) is not { } found
            ? TypedResults.NotFound()
            : TypedResults.Ok((await attachments.ReadAsync(subject, cancellationToken)).Select(line => Json(line, found)).ToList());

    private static async Task<IResult> Content(
        Guid id,
        HttpContext http,
        AttachmentsOf attachments,
        FileStore store,
        CancellationToken cancellationToken
    ) =>
        await attachments.FindAsync(id, cancellationToken) is not ({ File: { } file }, _)
            ? Results.NotFound()
            : FileAnswer.Of(
                http,
                store,
                new ServedFile(file.Sha256, file.Type, file.ContentType, file.Name, IsPublic: false, IsDownload: true)
            );

    private static async Task<Results<Created<AttachmentJson>, NotFound>> Point(
        NewAttachment body,
        Here here,
        AttachmentsOf attachments,
        AttachFile attach,
        CancellationToken cancellationToken
    )
    {
        if (await attachments.FindAsync(body.Kind, body.Subject, cancellationToken) is not { } subject)
        {
            return TypedResults.NotFound();
        }

        var made = await attach.PointAtAsync(subject, body.File, cancellationToken);
        return await CreatedAsync(here, attachments, subject, made, cancellationToken);
    }

    private static async Task<Results<Created<AttachmentJson>, NotFound>> Bring(
        IFormFile file,
        [FromForm] string kind,
        [FromForm] Guid subject,
        HubDb db,
        AttachmentsOf attachments,
        AttachFile attach,
        CancellationToken cancellationToken
    )
    {
        if (await attachments.FindAsync(kind, subject, cancellationToken) is not { } found)
        {
            return TypedResults.NotFound();
        }

        await using var content = file.OpenReadStream();
        var made = await attach.BringAsync(found, content, file.FileName, cancellationToken);
        return await CreatedAsync(db.Here, attachments, found, made, cancellationToken);
    }

    private static async Task<Results<NoContent, NotFound>> Remove(
        Guid id,
        AttachmentsOf attachments,
        AttachFile attach,
        CancellationToken cancellationToken
    )
    {
        if (await attachments.FindAsync(id, cancellationToken) is not var (attachment, subject))
        {
            return TypedResults.NotFound();
        }

        await attach.RemoveAsync(subject, attachment, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Created<AttachmentJson>> CreatedAsync(
        Here here,
        AttachmentsOf attachments,
        AttachmentsOf.Subject subject,
        Attachment made,
        CancellationToken cancellationToken
    )
    {
        var lines = await attachments.ReadAsync(subject.Id, cancellationToken);
        return TypedResults.Created(
            new Uri($"{here.ApiRoot()}/attachments?kind={subject.Kind.Kind}&subject={subject.Id}", UriKind.Relative),
            Json(lines.First(line => line.Id == made.Id), subject)
        );
    }

    private static AttachmentJson Json(AttachmentsOf.Line line, AttachmentsOf.Subject subject) =>
        new(line.Id, subject.Kind.Kind, subject.Id, line.File.Id, line.File.Name, line.File.ContentType, line.File.Bytes, line.By, line.At);
}
