using CampaignHub.Data;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Replanning;

/// <summary>
/// <c>/api/v1/campaigns/{campaign}/plans</c>, <c>/baselines</c> and <c>/schedule</c>: the plan as a whole, its dates kept, and its dates moved — first as a
/// preview, then for good.
/// </summary>
internal static class ReplanningApi
{
    internal sealed record PhaseJson(Guid Id, string Name, string Colour, DateOnly? Start, DateOnly? Finish);

    /// <param name="Repairs">Sentences in the language asked for, as <paramref name="Text"/>.</param>
    internal sealed record ProblemJson(string Kind, string Text, double? MissingWorkingDays, IReadOnlyList<string> Repairs);

    /// <summary>Each campaign has one.</summary>
    internal sealed record PlanJson(
        Guid Id,
        string Name,
        int Revision,
        IReadOnlyList<PhaseJson> Phases,
        IReadOnlyList<ProblemJson> Problems
    );

    /// <param name="Kind">anchor, window, duration, dates (of a task that is pinned), terms (of a task), link, closure_added, closure_removed or week.</param>
    /// <param name="Days">Working days of a duration.</param>
    /// <param name="Person">Of days off and of a week: whose; with <paramref name="Organisation"/> the whole organisation's, with neither the campaign's.</param>
    /// <param name="Text">Of <c>week</c>: <c>Metropole;1 2 3 4 5;09:00-12:00 13:00-18:00</c>, Sunday being 0; null works again as those above.</param>
    /// <param name="Task">Of <c>terms</c>: duration, anchor, day, rule, deadline, buffer, window and what it waits for; what is not named stays.</param>
    /// <param name="After">Of <c>link</c>: the task before; <paramref name="Type"/>, <paramref name="Lag"/> and <paramref name="Unit"/> as in <c>/links</c>.</param>
    /// <param name="Unbound">The task waits for that one no longer.</param>
    internal sealed record MoveJson(
        string Kind,
        Guid? Id,
        DateOnly? From,
        DateOnly? To,
        double? Days,
        string? Name,
        Guid? Person,
        bool? Organisation,
        string? Text,
        TaskBody? Task,
        Guid? After,
        string? Type,
        double? Lag,
        string? Unit,
        bool? Unbound
    );

    /// <param name="Seal">Of the preview that was looked at: another plan since is refused. Null accepts whatever it is.</param>
    internal sealed record Moves(IReadOnlyList<MoveJson>? Changes, int? BackTo, string? Seal);

    internal sealed record PreviewJson(
        string Seal,
        IReadOnlyList<PlanChange> Changes,
        IReadOnlyList<PlanShift> Shifts,
        IReadOnlyList<ProblemJson> Problems
    );

    internal sealed record RevisionJson(int? Revision, IReadOnlyList<PlanShift> Shifts);

    internal sealed record BaselineJson(Guid Id, string Name, DateTimeOffset At, IReadOnlyList<PlanBaseline.Dates> Tasks);

    internal sealed record NewBaseline(string? Name);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapApi("plans").Needs(PlanningFeature.View, PlanningFeature.MoveAnchors).MapGet("/", Plans);
        var baselines = routes.MapApi("baselines").Needs(PlanningFeature.View, PlanningFeature.MoveAnchors);
        baselines.MapGet("/", ListBaselines);
        baselines.MapPost("/", KeepBaseline);
        baselines.MapDelete("/{id:guid}", ApiRecords.TrashAsync<PlanBaseline>);
        var schedule = routes.MapApi("schedule").Needs(PlanningFeature.View, PlanningFeature.Edit);
        schedule.MapPost("/preview", Preview);
        schedule.MapPost("/", Apply);
    }

    private static async Task<Ok<List<PlanJson>>> Plans(HubDb db, CampaignPlan plan, Texts texts, CancellationToken cancellationToken)
    {
        var result = await plan.ReadAsync(cancellationToken);
        var dates = result.Phases.ToDictionary(summary => summary.Phase.Id);
        var revision = await db.Set<PlanRevision>().MaxAsync(each => (int?)each.Number, cancellationToken) ?? 0;
        return TypedResults.Ok(
            new List<PlanJson>
            {
                new(
                    db.Here.Campaign.Id,
                    db.Here.Campaign.Name,
                    revision,
                    [
                        .. result.Records.Phases.Select(phase => new PhaseJson(
                            phase.Id,
                            phase.Name,
                            ListValues.Of(phase.Colour),
                            dates.GetValueOrDefault(phase.Id)?.Start,
                            dates.GetValueOrDefault(phase.Id)?.Finish
                        )),
                    ],
                    Problems(result, texts)
                ),
            }
        );
    }

    private static async Task<Ok<ApiPage<BaselineJson>>> ListBaselines(
        HubDb db,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    ) => TypedResults.Ok((await ApiPage.OfAsync(db.Set<PlanBaseline>(), limit, cursor, cancellationToken)).Select(Json));

    private static async Task<Created<BaselineJson>> KeepBaseline(
        NewBaseline body,
        HubDb db,
        CampaignPlan plan,
        CancellationToken cancellationToken
    )
    {
        var baseline = PlanBaseline.Of(body.Name, await plan.ReadAsync(cancellationToken));
        db.Add(baseline);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/baselines", UriKind.Relative), Json(baseline));
    }

    private static async Task<Ok<PreviewJson>> Preview(
        Moves body,
        ReadMoves read,
        PreviewPlan preview,
        Texts texts,
        CancellationToken cancellationToken
    )
    {
        var result = await preview.ExecuteAsync(await read.ExecuteAsync(body, cancellationToken), cancellationToken);
        return TypedResults.Ok(new PreviewJson(result.Seal, result.Changes, result.Shifts, Problems(result.After, texts)));
    }

    private static async Task<Ok<RevisionJson>> Apply(
        Moves body,
        ReadMoves read,
        MayChangePlan may,
        ApplyPlan apply,
        CancellationToken cancellationToken
    )
    {
        var changes = await read.ExecuteAsync(body, cancellationToken);
        await may.RefuseAsync(changes, cancellationToken);
        var revision = await apply.ExecuteAsync(new(changes, body.Seal, body.BackTo), cancellationToken);
        return TypedResults.Ok(new RevisionJson(revision?.Number, revision?.Shifts ?? []));
    }

    private static List<ProblemJson> Problems(CampaignPlan.Result plan, Texts texts)
    {
        var names = PlanNames.Of(plan.Records);
        return
        [
            .. plan.Problems.Select(problem => new ProblemJson(
                ListValues.Of(problem.Kind),
                PlanNames.Sentence(problem, names, texts),
                problem.MissingWorkingDays,
                PlanNames.Repairs(problem, names, texts)
            )),
        ];
    }

    private static BaselineJson Json(PlanBaseline baseline) => new(baseline.Id, baseline.Name, baseline.CreatedAt, baseline.Tasks);
}
