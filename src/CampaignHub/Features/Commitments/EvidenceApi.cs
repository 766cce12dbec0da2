using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

/// <summary><c>/api/v1/campaigns/{campaign}/commitments/{id}/evidence</c> and the check of all evidence; and the content for the pages.</summary>
internal static class EvidenceApi
{
    /// <param name="Step">The id of the step that it proves.</param>
    /// <param name="CapturedOn">A day of the campaign's calendar.</param>
    internal sealed record EvidenceJson(
        Guid Id,
        Guid Commitment,
        Guid Step,
        string Name,
        string ContentType,
        long Bytes,
        string Sha256,
        DateOnly CapturedOn,
        string Source,
        EvidenceState? State,
        DateTimeOffset? CheckedAt
    );

    /// <param name="Checked">How many files were checked.</param>
    /// <param name="Unchecked">How many came in since.</param>
    internal sealed record CheckJson(int Checked, int Unchecked, IReadOnlyList<FaultJson> Faults);

    internal sealed record FaultJson(Guid Id, Guid Commitment, string Name, string Sha256, EvidenceState State, DateTimeOffset CheckedAt);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGroup("")
            .MapGet($"{Links.Admin}/campaigns/{{{Admission.RouteKey}}}/commitments/{{id:guid}}/evidence/{{evidence:guid}}", Content)
            .Needs(CommitmentsFeature.View)
            .ExcludeFromDescription();
        var group = routes.MapApi("commitments").Needs(CommitmentsFeature.View, CommitmentsFeature.Edit);
        group.MapGet("/{id:guid}/evidence", List);
        group.MapGet("/{id:guid}/evidence/{evidence:guid}/content", Content);
        // The API's door asks a browser's session for its token.
        group.MapPost("/{id:guid}/evidence", Upload).WithMetadata(new TakesFilesAttribute()).DisableAntiforgery();
        group.MapGet("/evidence/check", LastCheck);
        group.MapPost("/evidence/check", Check);
    }

    internal static CheckJson Json(IReadOnlyList<VerifyEvidence.Line> lines) =>
        new(
            lines.Count(line => line.Evidence.State is not null),
            lines.Count(line => line.Evidence.State is null),
            [
                .. lines
                    .Where(line => line.IsFault)
                    .Select(line => new FaultJson(
                        line.Evidence.Id,
                        line.Evidence.CommitmentId,
                        line.Evidence.Name,
                        line.Evidence.Sha256,
                        line.Evidence.State!.Value,
                        line.Evidence.CheckedAt!.Value
                    )),
            ]
        );

    private static async Task<Results<Ok<List<EvidenceJson>>, NotFound>> List(Guid id, HubDb db, CancellationToken cancellationToken)
    {
        if (!await db.Set<Commitment>().AnyAsync(commitment => commitment.Id == id, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        var files = await db.Set<CommitmentEvidence>()
            .AsNoTracking()
            .Where(each => each.CommitmentId == id)
            .OrderBy(each => each.Id)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(files.ConvertAll(Json));
    }

    private static async Task<IResult> Content(
        Guid id,
        Guid evidence,
        HttpContext http,
        HubDb db,
        FileStore store,
        CancellationToken cancellationToken
    ) =>
        await db.Set<Commitment>().AnyAsync(commitment => commitment.Id == id, cancellationToken)
        && await db.Set<CommitmentEvidence>()
            .AsNoTracking()
            .SingleOrDefaultAsync(each => each.Id == evidence && each.CommitmentId == id, cancellationToken)
            is { } file
            ? FileAnswer.Of(
                http,
                store,
                new ServedFile(file.Sha256, file.Type, file.ContentType, file.Name, IsPublic: false, IsDownload: true)
            )
            : Results.NotFound();

    private static async Task<Results<Created<EvidenceJson>, NotFound>> Upload(
        Guid id,
        IFormFile file,
        [FromForm] Guid step,
        [FromForm] string? source,
        [FromForm] DateOnly? capturedOn,
        HubDb db,
        KeepEvidence keep,
        CancellationToken cancellationToken
    )
    {
        var commitment = await db.Set<Commitment>()
            .Include(each => each.Steps)
            .SingleOrDefaultAsync(each => each.Id == id, cancellationToken);
        if (commitment?.Steps.SingleOrDefault(each => each.Id == step) is not { } proved)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(commitment);
        var evidence = await keep.ExecuteAsync(proved, new KeepEvidence.Input(file, source, capturedOn), cancellationToken);
        return TypedResults.Created(
            new Uri($"{db.Here.ApiRoot()}/commitments/{id}/evidence/{evidence.Id}/content", UriKind.Relative),
            Json(evidence)
        );
    }

    private static async Task<Ok<CheckJson>> LastCheck(VerifyEvidence verify, CancellationToken cancellationToken) =>
        TypedResults.Ok(Json(await verify.ReadAsync(cancellationToken)));

    private static async Task<Ok<CheckJson>> Check(VerifyEvidence verify, CancellationToken cancellationToken) =>
        TypedResults.Ok(Json(await verify.ExecuteAsync(cancellationToken)));

    private static EvidenceJson Json(CommitmentEvidence each) =>
        new(
            each.Id,
            each.CommitmentId,
            each.StepId,
            each.Name,
            each.ContentType,
            each.Bytes,
            each.Sha256,
            each.CapturedOn,
            each.Source,
            each.State,
            each.CheckedAt
        );
}
