using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments.Verdicts;

/// <summary><c>/api/v1/campaigns/{campaign}/commitments/{id}/verdict</c>.</summary>
internal static class VerdictsApi
{
    /// <param name="IsReviewed">By somebody else than who wrote it.</param>
    /// <param name="ReplyAskedOn">The day we asked whom it concerns for their side.</param>
    /// <param name="RepliedOn">Null while no answer came.</param>
    internal sealed record VerdictJson(
        VerdictOutcome Outcome,
        string Reasons,
        bool IsReviewed,
        DateOnly? ReplyAskedOn,
        string ReplyAskedHow,
        DateOnly? RepliedOn,
        string Reply,
        bool IsPublic
    );

    internal sealed record NewVerdict(VerdictOutcome Outcome, string Reasons);

    /// <param name="On">Today when it is left out.</param>
    /// <param name="How">Whom we asked and how.</param>
    internal sealed record NewReplyRequest(DateOnly? On, string How);

    /// <param name="On">Today when it is left out.</param>
    internal sealed record NewReply(DateOnly? On, string Text);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapApi("commitments").Needs(CommitmentsFeature.View, CommitmentsFeature.Edit);
        group.MapGet("/{id:guid}/verdict", Show);
        group.MapPut("/{id:guid}/verdict", Write);
        group.MapPut("/{id:guid}/verdict/review", Review);
        group.MapPut("/{id:guid}/verdict/reply-request", Ask);
        group.MapPut("/{id:guid}/verdict/reply", KeepReply);
        var publication = routes.MapApi("commitments").Needs(CommitmentsFeature.View, CommitmentsFeature.Publish);
        publication.MapPut("/{id:guid}/verdict/publication", Publish);
        publication.MapDelete("/{id:guid}/verdict/publication", Withdraw);
    }

    private static async Task<Results<Ok<VerdictJson>, NotFound>> Show(Guid id, GiveVerdict give, CancellationToken cancellationToken) =>
        await give.FindAsync(id, cancellationToken) is { } verdict ? TypedResults.Ok(Json(verdict)) : TypedResults.NotFound();

    private static async Task<Results<Ok<VerdictJson>, NotFound>> Write(
        Guid id,
        NewVerdict body,
        HubDb db,
        GiveVerdict give,
        CancellationToken cancellationToken
    )
    {
        if (await db.Set<Commitment>().SingleOrDefaultAsync(each => each.Id == id, cancellationToken) is not { } commitment)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(commitment);
        return TypedResults.Ok(Json(await give.WriteAsync(commitment, body.Outcome, body.Reasons, cancellationToken)));
    }

    private static Task<Results<Ok<VerdictJson>, NotFound>> Review(
        Guid id,
        HubDb db,
        GiveVerdict give,
        CancellationToken cancellationToken
    ) => OnAsync(id, db, give, verdict => verdict.Review(db.Here.User?.Id, db.Here.Now), cancellationToken);

    private static Task<Results<Ok<VerdictJson>, NotFound>> Ask(
        Guid id,
        NewReplyRequest body,
        HubDb db,
        GiveVerdict give,
        CancellationToken cancellationToken
    ) => OnAsync(id, db, give, verdict => verdict.AskReply(body.On ?? db.Here.Today, body.How, db.Here.Today), cancellationToken);

    private static Task<Results<Ok<VerdictJson>, NotFound>> KeepReply(
        Guid id,
        NewReply body,
        HubDb db,
        GiveVerdict give,
        CancellationToken cancellationToken
    ) => OnAsync(id, db, give, verdict => verdict.KeepReply(body.On ?? db.Here.Today, body.Text, db.Here.Today), cancellationToken);

    private static async Task<Results<Ok<VerdictJson>, NotFound>> Publish(
        Guid id,
        HubDb db,
        GiveVerdict give,
        CancellationToken cancellationToken
    )
    {
        if (await give.FindAsync(id, cancellationToken) is not { } verdict)
        {
            return TypedResults.NotFound();
        }

        var commitment = await db.Set<Commitment>().SingleAsync(each => each.Id == id, cancellationToken);
        await give.PublishAsync(commitment, verdict, cancellationToken);
        return TypedResults.Ok(Json(verdict));
    }

    private static Task<Results<Ok<VerdictJson>, NotFound>> Withdraw(
        Guid id,
        HubDb db,
        GiveVerdict give,
        CancellationToken cancellationToken
    ) => OnAsync(id, db, give, verdict => verdict.Withdraw(), cancellationToken);

    private static async Task<Results<Ok<VerdictJson>, NotFound>> OnAsync(
        Guid id,
        HubDb db,
        GiveVerdict give,
        Action<Verdict> deed,
        CancellationToken cancellationToken
    )
    {
        if (await give.FindAsync(id, cancellationToken) is not { } verdict)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(await db.Set<Commitment>().SingleAsync(each => each.Id == id, cancellationToken));
        deed(verdict);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(Json(verdict));
    }

    private static VerdictJson Json(Verdict each) =>
        new(
            each.Outcome,
            each.Reasons,
            each.ReviewerId is not null,
            each.ReplyAskedOn,
            each.ReplyAskedHow,
            each.RepliedOn,
            each.Reply,
            each.IsPublic
        );
}
