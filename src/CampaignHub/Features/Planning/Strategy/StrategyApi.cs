using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignHub.Features.Planning.Strategy;

/// <summary><c>/api/v1/campaigns/{campaign}/objectives</c> and <c>/tactics</c>. Days are in the campaign's zone.</summary>
internal static class StrategyApi
{
    /// <param name="Horizon">long_term, intermediate or short_term.</param>
    internal sealed record ObjectiveJson(Guid Id, string Title, string Note, string Horizon, DateTimeOffset? ReachedAt, int Version);

    /// <summary>Of one that is there, what is not named stays.</summary>
    /// <param name="Reached">True marks it as reached now, false takes that back.</param>
    /// <param name="Version">Refused as stale where it was changed since; null changes whatever is there.</param>
    internal sealed record ObjectiveBody(string? Title, string? Note, string? Horizon, bool? Reached, int? Version);

    /// <param name="Lacks">What makes a wish of it: nobody_does_it, no_target, no_day.</param>
    /// <param name="Task">The task of the plan that it became.</param>
    internal sealed record TacticJson(
        Guid Id,
        string Title,
        string Note,
        Guid? Target,
        Guid? Demand,
        Guid? Objective,
        Guid? Doer,
        Guid? Ally,
        DateOnly? Day,
        Guid? Task,
        IReadOnlyList<string> Lacks,
        int Version
    );

    /// <summary>The whole tactic: what is not named is empty.</summary>
    /// <param name="Target">An actor, as <paramref name="Ally"/>.</param>
    /// <param name="Doer">One of us.</param>
    internal sealed record TacticBody(
        string? Title,
        string? Note,
        Guid? Target,
        Guid? Demand,
        Guid? Objective,
        Guid? Doer,
        Guid? Ally,
        DateOnly? Day,
        int? Version
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        var objectives = routes.MapApi("objectives").Needs(PlanningFeature.View, PlanningFeature.Edit);
        objectives.MapGet("/", ListObjectives);
        objectives.MapPost("/", AddObjective);
        objectives.MapPatch("/{id:guid}", ChangeObjective);
        objectives.MapDelete("/{id:guid}", ApiRecords.TrashAsync<Objective>);
        var tactics = routes.MapApi("tactics").Needs(PlanningFeature.View, PlanningFeature.Edit);
        tactics.MapGet("/", ListTactics);
        tactics.MapPost("/", AddTactic);
        tactics.MapPut("/{id:guid}", ChangeTactic);
        tactics.MapDelete("/{id:guid}", ApiRecords.TrashAsync<Tactic>);
        tactics.MapPost("/{id:guid}/task", PlanTactic);
    }

    private static async Task<Ok<ApiPage<ObjectiveJson>>> ListObjectives(
        HubDb db,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    ) => TypedResults.Ok((await ApiPage.OfAsync(db.Set<Objective>(), limit, cursor, cancellationToken)).Select(Json));

    private static async Task<Created<ObjectiveJson>> AddObjective(ObjectiveBody body, HubDb db, CancellationToken cancellationToken)
    {
        var objective = new Objective { CampaignId = db.Here.Campaign.Id, Title = body.Title ?? "" };
        Write(objective, body, db);
        db.Add(objective);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/objectives", UriKind.Relative), Json(objective));
    }

    private static async Task<Results<Ok<ObjectiveJson>, NotFound>> ChangeObjective(
        Guid id,
        ObjectiveBody body,
        HubDb db,
        CancellationToken cancellationToken
    )
    {
        if (await db.FindToChangeAsync<Objective>(id, body.Version, cancellationToken) is not { } objective)
        {
            return TypedResults.NotFound();
        }

        Write(objective, body, db);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(Json(objective));
    }

    private static void Write(Objective objective, ObjectiveBody body, HubDb db)
    {
        objective.Title = (body.Title ?? objective.Title).Trim();
        if (objective.Title.Length is 0 or > Objective.TitleMaxLength)
        {
            throw new RefusedException("An objective needs a sentence of at most {0} characters.", Objective.TitleMaxLength);
        }

        objective.Note = Noted(body.Note ?? objective.Note, Objective.NoteMaxLength);
        objective.Horizon = body.Horizon is { } horizon ? ApiPage.Member<ObjectiveHorizon>(horizon) : objective.Horizon;
        switch (body.Reached)
        {
            case true:
                objective.Reach(db.Here.Now);
                break;
            case false:
                objective.Miss();
                break;
            default:
                break;
        }
    }

    private static async Task<Ok<ApiPage<TacticJson>>> ListTactics(
        HubDb db,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    ) => TypedResults.Ok((await ApiPage.OfAsync(db.Set<Tactic>(), limit, cursor, cancellationToken)).Select(Json));

    private static async Task<Created<TacticJson>> AddTactic(
        TacticBody body,
        HubDb db,
        SaveTactic save,
        CancellationToken cancellationToken
    )
    {
        var tactic = await save.ExecuteAsync(tactic: null, Form(body), cancellationToken);
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/tactics", UriKind.Relative), Json(tactic));
    }

    private static async Task<Results<Ok<TacticJson>, NotFound>> ChangeTactic(
        Guid id,
        TacticBody body,
        HubDb db,
        SaveTactic save,
        CancellationToken cancellationToken
    ) =>
        await db.FindToChangeAsync<Tactic>(id, body.Version, cancellationToken) is { } tactic
            ? TypedResults.Ok(Json(await save.ExecuteAsync(tactic, Form(body), cancellationToken)))
            : TypedResults.NotFound();

    /// <summary>Makes a task of it: to be finished on its day, by its doer, about its target. Refused while it lacks one of them.</summary>
    private static async Task<Results<Created<TacticJson>, NotFound>> PlanTactic(
        Guid id,
        HubDb db,
        SaveTactic save,
        CancellationToken cancellationToken
    )
    {
        if (await db.FindToChangeAsync<Tactic>(id, version: null, cancellationToken) is not { } tactic)
        {
            return TypedResults.NotFound();
        }

        var task = await save.PlanAsync(tactic, cancellationToken);
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/tasks/{task.Id}", UriKind.Relative), Json(tactic));
    }

    private static TacticForm Form(TacticBody body) =>
        new()
        {
            Title =
                string.IsNullOrWhiteSpace(body.Title) || body.Title.Trim().Length > Tactic.TitleMaxLength
                    ? throw new RefusedException("A tactic needs a title of at most {0} characters.", Tactic.TitleMaxLength)
                    : body.Title.Trim(),
            Note = Noted(body.Note, Tactic.NoteMaxLength),
            TargetId = body.Target,
            DemandId = body.Demand,
            ObjectiveId = body.Objective,
            DoerId = body.Doer,
            AllyId = body.Ally,
            Day = body.Day,
        };

    private static string Noted(string? note, int most) =>
        note is { } text && text.Length > most
            ? throw new RefusedException("The note is longer than {0} characters.", most)
            : note?.Trim() ?? "";

    private static ObjectiveJson Json(Objective objective) =>
        new(objective.Id, objective.Title, objective.Note, ListValues.Of(objective.Horizon), objective.ReachedAt, objective.Version);

    private static TacticJson Json(Tactic tactic) =>
        new(
            tactic.Id,
            tactic.Title,
            tactic.Note,
            tactic.TargetId,
            tactic.DemandId,
            tactic.ObjectiveId,
            tactic.DoerId,
            tactic.AllyId,
            tactic.Day,
            tactic.TaskId,
            [.. tactic.Lacks.Select(lack => ListValues.Of(lack))],
            tactic.Version
        );
}
