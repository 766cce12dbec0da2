using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

/// <summary><c>/api/v1/campaigns/{campaign}/commitments</c>. Days are in the campaign's zone; the schedule is computed for today.</summary>
internal static class CommitmentsApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var commitments = routes.MapApi("commitments").Needs(CommitmentsFeature.View, CommitmentsFeature.Edit);
        commitments.MapGet("/", List);
        commitments.MapGet("/{id:guid}", Show);
        commitments.MapPost("/", Create);
        commitments.MapPost("/{id:guid}/steps", Climb);
        routes.MapApi("commitments").Needs(CommitmentsFeature.View, CommitmentsFeature.Publish).MapPut("/{id:guid}/publication", Publish);
    }

    /// <param name="Reached">The highest rung since it last fell back; null when it fell back.</param>
    /// <param name="Current">Where it stands: a rung, <c>denied</c> or <c>withdrawn</c>.</param>
    internal sealed record CommitmentJson(
        Guid Id,
        string Words,
        Guid Actor,
        Guid? Post,
        Guid? Meeting,
        DateOnly MadeOn,
        string Place,
        DateOnly? Deadline,
        Rung? Reached,
        Rung Current,
        OfficialStatus Official,
        EvidenceStatus Evidence,
        ScheduleStatus Schedule,
        bool Published,
        IReadOnlyList<Guid> Demands,
        IReadOnlyList<StepJson> Steps
    );

    internal sealed record StepJson(Rung Rung, DateOnly TrueOn, DateOnly LearntOn, string Evidence, string Address);

    internal sealed record NewCommitment(
        string Words,
        Guid Actor,
        Guid? Post,
        Guid? Meeting,
        DateOnly? MadeOn,
        string? Place,
        DateOnly? Deadline,
        IReadOnlyList<Guid>? Demands
    );

    /// <param name="Evidence">What shows it; every rung above <c>heard</c> needs it.</param>
    internal sealed record NewStep(Rung Rung, DateOnly? TrueOn, string? Evidence, string? Address);

    internal sealed record Publication(bool Published);

    private static async Task<Ok<ApiPage<CommitmentJson>>> List(HubDb db, int? limit, string? cursor, CancellationToken cancellationToken)
    {
        var page = await ApiPage.OfAsync(All(db), limit, cursor, cancellationToken);
        return TypedResults.Ok(page.Select(commitment => Json(commitment, db.Here.Today)));
    }

    private static async Task<Results<Ok<CommitmentJson>, NotFound>> Show(Guid id, HubDb db, CancellationToken cancellationToken) =>
        await FindAsync(db, id, cancellationToken) is { } commitment
            ? TypedResults.Ok(Json(commitment, db.Here.Today))
            : TypedResults.NotFound();

    private static async Task<Created<CommitmentJson>> Create(
        NewCommitment body,
        HubDb db,
        RecordCommitment record,
        CancellationToken cancellationToken
    )
    {
        var input = new RecordCommitment.Input
        {
            Words = body.Words,
            ActorId = body.Actor,
            PostId = body.Post,
            MeetingId = body.Meeting,
            MadeOn = body.MadeOn,
            Place = body.Place,
            Deadline = body.Deadline,
            Demands = body.Demands ?? [],
        };
        var commitment = await record.ExecuteAsync(input, cancellationToken);
        return TypedResults.Created(
            new Uri($"{db.Here.ApiRoot()}/commitments/{commitment.Id}", UriKind.Relative),
            Json(commitment, db.Here.Today)
        );
    }

    private static async Task<Results<Ok<CommitmentJson>, NotFound>> Climb(
        Guid id,
        NewStep body,
        HubDb db,
        ClimbLadder climb,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(db, id, cancellationToken) is not { } commitment)
        {
            return TypedResults.NotFound();
        }

        await climb.ExecuteAsync(commitment, body.Rung, body.TrueOn, (body.Evidence, body.Address), cancellationToken);
        return TypedResults.Ok(Json(commitment, db.Here.Today));
    }

    private static async Task<Results<Ok<CommitmentJson>, NotFound>> Publish(
        Guid id,
        Publication body,
        HubDb db,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(db, id, cancellationToken) is not { } commitment)
        {
            return TypedResults.NotFound();
        }

        if (body.Published)
        {
            commitment.Publish(db.Here.Now);
        }
        else
        {
            commitment.Withdraw();
        }

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(Json(commitment, db.Here.Today));
    }

    private static IQueryable<Commitment> All(HubDb db) =>
        db.Set<Commitment>().Include(commitment => commitment.Steps).Include(commitment => commitment.Demands).AsSplitQuery();

    private static Task<Commitment?> FindAsync(HubDb db, Guid id, CancellationToken cancellationToken) =>
        All(db).SingleOrDefaultAsync(commitment => commitment.Id == id, cancellationToken);

    private static CommitmentJson Json(Commitment commitment, DateOnly today) =>
        new(
            commitment.Id,
            commitment.Words,
            commitment.ActorId,
            commitment.PostId,
            commitment.MeetingId,
            commitment.MadeOn,
            commitment.Place,
            commitment.Deadline,
            commitment.Reached,
            commitment.Current,
            commitment.Official,
            commitment.Evidence,
            commitment.ScheduleOn(today),
            commitment.PublishedAt is not null,
            [.. commitment.Demands.Select(row => row.DemandId)],
            [.. commitment.History.Select(step => new StepJson(step.Rung, step.TrueOn, step.LearntOn, step.Evidence, step.Address))]
        );
}
