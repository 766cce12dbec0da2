using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Platform.Web;
using CampaignHub.Platform.Workflows;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Workflows.Instances;

/// <summary><c>/api/v1/campaigns/{campaign}/workflow-instances</c>.</summary>
internal static class WorkflowInstancesApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapApi("workflow-instances").Needs(WorkflowsFeature.View, WorkflowsFeature.Edit);
        group.MapGet("/", List);
        group.MapGet("/{id:guid}", Show);
        group.MapPost("/{id:guid}/cancellation", Cancel);
        group.MapPost("/{id:guid}/retry", Retry);
        group.MapPost("/{id:guid}/skip", Skip);
    }

    internal sealed record InstanceJson(
        Guid Id,
        Guid WorkflowType,
        InstanceState State,
        string? SubjectKind,
        Guid? SubjectId,
        DateTimeOffset StartedAt,
        DateTimeOffset ChangedAt,
        DateTimeOffset? EndedAt,
        DateTimeOffset? DueAt,
        string? Fault
    );

    /// <param name="ActivityId">The step at which it failed or waits.</param>
    /// <param name="Outcome">The outcome of that step along which it goes on.</param>
    /// <param name="Reason">Kept in its journal; at most 500 characters.</param>
    internal sealed record SkipJson(string ActivityId, string Outcome, string Reason);

    /// <summary>An instance with its journal, the oldest first.</summary>
    internal sealed record WholeJson(InstanceJson Instance, IReadOnlyList<StepJson> Journal);

    internal sealed record StepJson(
        int Sequence,
        string ActivityId,
        string Activity,
        string Status,
        IReadOnlyList<string> Outcomes,
        JsonElement Input,
        IReadOnlyList<Telling> Effects,
        DateTimeOffset StartedAt,
        int DurationMs,
        int Attempt,
        Telling? Error
    );

    private static async Task<Ok<ApiPage<InstanceJson>>> List(
        HubDb db,
        string? state,
        Guid? workflowType,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    )
    {
        var rows = db.Set<WorkflowInstanceRow>().AsNoTracking();
        if (state is not null)
        {
            var wanted = ApiPage.Member<InstanceState>(state);
            rows = rows.Where(row => row.State == wanted);
        }

        if (workflowType is { } type)
        {
            rows = rows.Where(row => row.TypeId == type);
        }

        if (ApiPage.After(cursor) is { } after)
        {
            rows = rows.Where(row => row.Id > after);
        }

        var size = ApiPage.Size(limit);
        var items = await rows.OrderBy(row => row.Id).Take(size + 1).ToListAsync(cancellationToken);
        var isLast = items.Count <= size;
        return TypedResults.Ok(new ApiPage<InstanceJson>([.. items.Take(size).Select(Json)], isLast ? null : $"{items[size - 1].Id}"));
    }

    private static async Task<Results<Ok<WholeJson>, NotFound>> Show(Guid id, HubDb db, CancellationToken cancellationToken)
    {
        if (await db.Set<WorkflowInstanceRow>().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } instance)
        {
            return TypedResults.NotFound();
        }

        var steps = await db.Set<WorkflowStepRow>()
            .AsNoTracking()
            .Where(step => step.InstanceId == id)
            .OrderBy(step => step.Sequence)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new WholeJson(Json(instance), steps.ConvertAll(Json)));
    }

    private static Task<Results<Ok<InstanceJson>, NotFound>> Cancel(
        Guid id,
        HubDb db,
        CancelInstance cancel,
        CancellationToken cancellationToken
    ) => ChangeAsync(id, db, row => cancel.ExecuteAsync(row, cancellationToken), cancellationToken);

    private static Task<Results<Ok<InstanceJson>, NotFound>> Retry(Guid id, HubDb db, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            db,
            row =>
            {
                row.Retry(db.Here.Now);
                return db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken
        );

    private static Task<Results<Ok<InstanceJson>, NotFound>> Skip(
        Guid id,
        SkipJson body,
        HubDb db,
        SkipStep skip,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            id,
            db,
            row => skip.ExecuteAsync(row, body.ActivityId, body.Outcome, body.Reason, cancellationToken),
            cancellationToken
        );

    private static async Task<Results<Ok<InstanceJson>, NotFound>> ChangeAsync(
        Guid id,
        HubDb db,
        Func<WorkflowInstanceRow, Task> change,
        CancellationToken cancellationToken
    )
    {
        if (await db.Set<WorkflowInstanceRow>().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } instance)
        {
            return TypedResults.NotFound();
        }

        await change(instance);
        return TypedResults.Ok(Json(instance));
    }

    private static InstanceJson Json(WorkflowInstanceRow row) =>
        new(
            row.Id,
            row.TypeId,
            row.State,
            row.SubjectKind,
            row.SubjectId,
            row.StartedAt,
            row.ChangedAt,
            row.EndedAt,
            row.DueAt,
            row.ReadFault()?.Told
        );

    private static StepJson Json(WorkflowStepRow step) =>
        new(
            step.Sequence,
            step.ActivityId,
            step.ActivityName,
            Platform.Language.ListValues.Of(step.Status),
            step.ReadOutcomes(),
            JsonSerializer.Deserialize<JsonElement>(step.Input),
            step.ReadEffects(),
            step.StartedAt,
            step.DurationMs,
            step.Attempt,
            step.ReadError()
        );
}
