using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

/// <summary>
/// <c>/api/v1/campaigns/{campaign}/commitments</c>. <c>as_known_on</c> leaves out what we learnt later, <c>as_true_on</c> what became true later; then
/// <c>rung</c> is null for what was not promised yet.
/// </summary>
internal static class CommitmentsApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapApi("commitments").Needs(CommitmentsFeature.View, CommitmentsFeature.Edit);
        group.MapGet("/", List);
        group.MapGet("/{id:guid}", Show);
        group.MapPost("/", Create);
        group.MapPatch("/{id:guid}", Change);
        group.MapPost("/{id:guid}/steps", Climb);
        var publication = routes.MapApi("commitments").Needs(CommitmentsFeature.View, CommitmentsFeature.Publish);
        publication.MapPut("/{id:guid}/publication", Publish);
        publication.MapDelete("/{id:guid}/publication", Unpublish);
    }

    /// <param name="DecidedBy">The id of the step that says which rung it is.</param>
    internal sealed record CommitmentJson(
        Guid Id,
        string Words,
        Guid By,
        Guid? Post,
        DateOnly MadeOn,
        Guid? Meeting,
        IReadOnlyList<Guid> Demands,
        string PlaceSaid,
        DateOnly? Deadline,
        ScheduleStatus Schedule,
        OfficialStatus? Official,
        EvidenceStatus EvidenceStatus,
        Rung? Rung,
        Guid? DecidedBy,
        IReadOnlyList<StepJson> Steps,
        bool IsPublic,
        string Slug,
        string Summary
    );

    internal sealed record StepJson(Guid Id, Rung Rung, DateOnly TrueOn, DateOnly LearntOn, string Evidence, string SourceUrl);

    internal sealed record NewCommitment(
        string Words,
        Guid By,
        Guid? Post,
        DateOnly? MadeOn,
        Guid? Meeting,
        IReadOnlyList<Guid>? Demands,
        string? PlaceSaid,
        DateOnly? Deadline
    );

    /// <summary>A member that is left out stays as it is; the words are no member.</summary>
    internal sealed record CommitmentChange(
        IReadOnlyList<Guid>? Demands,
        string? PlaceSaid,
        DateOnly? Deadline,
        OfficialStatus? Official,
        EvidenceStatus? EvidenceStatus
    );

    internal sealed record NewStep(Rung Rung, DateOnly? TrueOn, string? Evidence, string? SourceUrl);

    internal sealed record NewPublication(string? Summary);

    private sealed record Clocks(DateOnly? Known, DateOnly? True)
    {
        public static readonly Clocks Now = new(null, null);
    }

    private static async Task<Ok<ApiPage<CommitmentJson>>> List(
        HubDb db,
        [Microsoft.AspNetCore.Mvc.FromQuery(Name = "as_known_on")] DateOnly? knownOn,
        [Microsoft.AspNetCore.Mvc.FromQuery(Name = "as_true_on")] DateOnly? trueOn,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    )
    {
        var page = await ApiPage.OfAsync(Whole(db), limit, cursor, cancellationToken);
        return TypedResults.Ok(page.Select(commitment => Json(commitment, db.Here.Today, new Clocks(knownOn, trueOn))));
    }

    private static async Task<Results<Ok<CommitmentJson>, NotFound>> Show(
        Guid id,
        HubDb db,
        [Microsoft.AspNetCore.Mvc.FromQuery(Name = "as_known_on")] DateOnly? knownOn,
        [Microsoft.AspNetCore.Mvc.FromQuery(Name = "as_true_on")] DateOnly? trueOn,
        CancellationToken cancellationToken
    ) =>
        await Whole(db).SingleOrDefaultAsync(commitment => commitment.Id == id, cancellationToken) is { } commitment
            ? TypedResults.Ok(Json(commitment, db.Here.Today, new Clocks(knownOn, trueOn)))
            : TypedResults.NotFound();

    private static async Task<Created<CommitmentJson>> Create(
        NewCommitment body,
        HubDb db,
        RecordCommitment record,
        TellOverdue tell,
        CancellationToken cancellationToken
    )
    {
        var commitment = await record.ExecuteAsync(
            new RecordCommitment.Input
            {
                Words = body.Words,
                ById = body.By,
                PostId = body.Post,
                MadeOn = body.MadeOn,
                MeetingId = body.Meeting,
                Demands = body.Demands ?? [],
                PlaceSaid = body.PlaceSaid,
                Deadline = body.Deadline,
            },
            cancellationToken
        );
        await tell.ExecuteAsync(commitment, cancellationToken);
        return TypedResults.Created(
            new Uri($"{db.Here.ApiRoot()}/commitments/{commitment.Id}", UriKind.Relative),
            Json(commitment, db.Here.Today, Clocks.Now)
        );
    }

    private static Task<Results<Ok<CommitmentJson>, NotFound>> Change(
        Guid id,
        CommitmentChange body,
        HubDb db,
        TellOverdue tell,
        CancellationToken cancellationToken
    ) =>
        OnAsync(
            id,
            db,
            async commitment =>
            {
                commitment.Describe(body.PlaceSaid ?? commitment.PlaceSaid, body.Deadline ?? commitment.Deadline);
                commitment.Official = body.Official ?? commitment.Official;
                commitment.Evidence = body.EvidenceStatus ?? commitment.Evidence;
                if (body.Demands is not null)
                {
                    await RecordCommitment.AnswerAsync(db, commitment, body.Demands, cancellationToken);
                }

                await db.SaveChangesAsync(cancellationToken);
                await tell.ExecuteAsync(commitment, cancellationToken);
            },
            cancellationToken
        );

    private static Task<Results<Ok<CommitmentJson>, NotFound>> Climb(
        Guid id,
        NewStep body,
        HubDb db,
        AddStep add,
        CancellationToken cancellationToken
    ) =>
        OnAsync(
            id,
            db,
            commitment =>
                add.ExecuteAsync(
                    commitment,
                    new CommitmentStep.Input(body.Rung, body.TrueOn, body.Evidence, body.SourceUrl),
                    cancellationToken
                ),
            cancellationToken
        );

    private static Task<Results<Ok<CommitmentJson>, NotFound>> Publish(
        Guid id,
        NewPublication body,
        HubDb db,
        CancellationToken cancellationToken
    ) =>
        OnAsync(
            id,
            db,
            commitment =>
            {
                commitment.Publish(body.Summary, db.Here.Now);
                return Task.CompletedTask;
            },
            cancellationToken
        );

    private static Task<Results<Ok<CommitmentJson>, NotFound>> Unpublish(Guid id, HubDb db, CancellationToken cancellationToken) =>
        OnAsync(
            id,
            db,
            commitment =>
            {
                commitment.Unpublish();
                return Task.CompletedTask;
            },
            cancellationToken
        );

    private static async Task<Results<Ok<CommitmentJson>, NotFound>> OnAsync(
        Guid id,
        HubDb db,
        Func<Commitment, Task> deed,
        CancellationToken cancellationToken
    )
    {
        if (await Whole(db).SingleOrDefaultAsync(commitment => commitment.Id == id, cancellationToken) is not { } commitment)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(commitment);

        await deed(commitment);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(Json(commitment, db.Here.Today, Clocks.Now));
    }

    private static IQueryable<Commitment> Whole(HubDb db) =>
        db.Set<Commitment>().Include(commitment => commitment.Steps).Include(commitment => commitment.Demands).AsSplitQuery();

    private static CommitmentJson Json(Commitment commitment, DateOnly today, Clocks clocks)
    {
        var deciding = Ladder.Deciding(commitment.Steps, clocks.Known, clocks.True);
        return new(
            commitment.Id,
            commitment.Words,
            commitment.ById,
            commitment.PostId,
            commitment.MadeOn,
            commitment.MeetingId,
            [.. commitment.Demands.Select(each => each.DemandId)],
            commitment.PlaceSaid,
            commitment.Deadline,
            commitment.ScheduleOn(today),
            commitment.Official,
            commitment.Evidence,
            deciding?.Rung,
            deciding?.Id,
            [
                .. commitment
                    .Steps.OrderBy(step => step.TrueOn)
                    .ThenBy(step => step.LearntOn)
                    .Select(step => new StepJson(step.Id, step.Rung, step.TrueOn, step.LearntOn, step.Evidence, step.SourceUrl)),
            ],
            commitment.IsPublic,
            commitment.Slug,
            commitment.Summary
        );
    }
}
