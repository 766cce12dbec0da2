using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignHub.Features.Commitments.Successions;

/// <summary><c>/api/v1/campaigns/{campaign}/commitments/successions</c>; and the letter as a text document.</summary>
internal static class SuccessionsApi
{
    /// <param name="Since">The successor's first day in the post.</param>
    /// <param name="Letter">Markdown.</param>
    internal sealed record SuccessionJson(
        Guid Id,
        Guid Post,
        Guid Successor,
        DateOnly Since,
        IReadOnlyList<InheritedJson> Inherited,
        string Subject,
        string Letter
    );

    /// <param name="ConfirmedOn">Null while the successor has not confirmed it.</param>
    internal sealed record InheritedJson(Guid Commitment, DateOnly? ConfirmedOn, string Confirmation);

    /// <param name="PassedOn">How many commitments passed on now.</param>
    internal sealed record HandedOverJson(int PassedOn);

    /// <param name="Confirmation">By what we know it.</param>
    internal sealed record NewConfirmation(DateOnly? On, string? Confirmation);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGroup($"{Links.Admin}/campaigns/{{{Admission.RouteKey}}}")
            .Needs(CommitmentsFeature.View)
            .ExcludeFromDescription()
            .MapGet("/commitments/successions/{id:guid}/letter.docx", Letter);
        var group = routes.MapApi("commitments").Needs(CommitmentsFeature.View, CommitmentsFeature.Edit);
        group.MapGet("/successions", List);
        group.MapGet("/successions/{id:guid}", Show);
        group.MapPost("/successions", Look);
        group.MapPut("/successions/{id:guid}/confirmations/{commitment:guid}", Confirm);
    }

    private static async Task<Ok<List<SuccessionJson>>> List(SuccessionList successions, CancellationToken cancellationToken) =>
        TypedResults.Ok((await successions.ReadAsync(cancellationToken)).Select(row => Json(row.Succession)).ToList());

    private static async Task<Results<Ok<SuccessionJson>, NotFound>> Show(
        Guid id,
        SuccessionList successions,
        CancellationToken cancellationToken
    ) => await successions.FindAsync(id, cancellationToken) is { } row ? TypedResults.Ok(Json(row.Succession)) : TypedResults.NotFound();

    private static async Task<Ok<HandedOverJson>> Look(HandOver handOver, CancellationToken cancellationToken) =>
        TypedResults.Ok(new HandedOverJson(await handOver.ExecuteAsync(cancellationToken)));

    private static async Task<Results<Ok<SuccessionJson>, NotFound>> Confirm(
        Guid id,
        Guid commitment,
        NewConfirmation body,
        HubDb db,
        SuccessionList successions,
        CancellationToken cancellationToken
    )
    {
        if (await successions.FindAsync(id, cancellationToken) is not { } row)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(row.Succession);
        await successions.ConfirmAsync(row.Succession, commitment, body.On, body.Confirmation, cancellationToken);
        return TypedResults.Ok(Json(row.Succession));
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> Letter(
        Guid id,
        SuccessionList successions,
        Here here,
        CancellationToken cancellationToken
    ) =>
        await successions.FindAsync(id, cancellationToken) is { Succession: var succession }
            ? TypedResults.File(
                WordFile.Of(succession.Subject, succession.Whole),
                WordFile.ContentType,
                $"{here.Campaign.Slug}-{succession.FileName}.docx"
            )
            : TypedResults.NotFound();

    private static SuccessionJson Json(Succession each) =>
        new(
            each.Id,
            each.PostId,
            each.SuccessorId,
            each.Since,
            [.. each.Inherited.Select(one => new InheritedJson(one.CommitmentId, one.ConfirmedOn, one.Confirmation))],
            each.Subject,
            each.Text
        );
}
