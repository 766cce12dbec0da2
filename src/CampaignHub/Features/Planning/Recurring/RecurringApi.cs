using CampaignHub.Data;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Recurring;

/// <summary><c>/api/v1/campaigns/{campaign}/recurring</c>: tasks that come again. Each time is a task of its own under <c>tasks</c>.</summary>
internal static class RecurringApi
{
    internal sealed record SeriesJson(Guid Id, string Title, string Every, int Interval, DateOnly First, DateOnly Until);

    /// <param name="Every">week or month, <paramref name="Interval"/> of them between one time and the next.</param>
    /// <param name="First">The day on which the first one is finished.</param>
    /// <param name="Until">The last day on which one may be finished.</param>
    /// <param name="DurationDays">Working days of each.</param>
    internal sealed record NewSeries(
        string? Title,
        string? Every,
        int? Interval,
        DateOnly? First,
        DateOnly? Until,
        double? DurationDays,
        Guid? Owner,
        string? Phase
    );

    /// <param name="Last">What comes after this day is taken out of the plan; today when null. What is done stays.</param>
    internal sealed record End(DateOnly? Last);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var series = routes.MapApi("recurring").Needs(PlanningFeature.View, PlanningFeature.Edit);
        series.MapGet("/", List);
        series.MapPost("/", Add);
        series.MapPut("/{id:guid}/end", Finish);
    }

    private static async Task<Ok<ApiPage<SeriesJson>>> List(HubDb db, int? limit, string? cursor, CancellationToken cancellationToken) =>
        TypedResults.Ok((await ApiPage.OfAsync(db.Set<PlanSeries>(), limit, cursor, cancellationToken)).Select(Json));

    private static async Task<Created<SeriesJson>> Add(NewSeries body, HubDb db, RepeatTask repeat, CancellationToken cancellationToken)
    {
        var task = new SavePlanItem.Input
        {
            Title = body.Title ?? "",
            DurationDays = body.DurationDays ?? 1,
            OwnerId = body.Owner,
            Phase = body.Phase ?? "",
        };
        var every = body.Every is { } word ? ApiPage.Member<RepeatEvery>(word) : default;
        var series = await repeat.ExecuteAsync(
            new(task, every, body.Interval ?? 1, body.First ?? DateOnly.MinValue, body.Until ?? DateOnly.MinValue),
            cancellationToken
        );
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/recurring", UriKind.Relative), Json(series));
    }

    private static async Task<Results<NoContent, NotFound>> Finish(
        Guid id,
        End body,
        HubDb db,
        RepeatTask repeat,
        CancellationToken cancellationToken
    )
    {
        if (await db.Set<PlanSeries>().SingleOrDefaultAsync(each => each.Id == id, cancellationToken) is not { } series)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(series);
        await repeat.EndAsync(series, body.Last ?? db.Here.Today, cancellationToken);
        return TypedResults.NoContent();
    }

    private static SeriesJson Json(PlanSeries series) =>
        new(series.Id, series.Title, ListValues.Of(series.Every), series.Interval, series.First, series.Until);
}
