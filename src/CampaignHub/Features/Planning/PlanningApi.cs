using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning;

/// <summary><c>/api/v1/campaigns/{campaign}/tasks</c>, <c>/anchors</c> and <c>/schedule</c>. Dates are days in the campaign's zone; durations and offsets are working days.</summary>
internal static class PlanningApi
{
    internal sealed record AnchorJson(Guid Id, string Name, DateOnly Day);

    internal sealed record NewAnchor(string Name, DateOnly Day);

    /// <param name="DueOn">The last day to finish a task that no anchor decides about.</param>
    /// <param name="Version">Sent back with a change, it says which state of the task was changed.</param>
    /// <param name="Start">The latest day to begin; null, as the other computed dates, where neither an anchor nor a day decides.</param>
    internal sealed record TaskJson(
        Guid Id,
        int Version,
        string Title,
        string Note,
        string Phase,
        double DurationDays,
        Guid? Anchor,
        int OffsetDays,
        IReadOnlyList<Guid> WaitsFor,
        DateOnly? DueOn,
        Guid? Owner,
        bool Done,
        DateOnly? Start,
        DateOnly? Finish,
        DateOnly? LatestStart,
        double? SlackDays,
        bool Late
    );

    internal sealed record NewTask(
        string Title,
        string? Note,
        string? Phase,
        double? DurationDays,
        Guid? Anchor,
        int? OffsetDays,
        DateOnly? DueOn,
        Guid? Owner,
        IReadOnlyList<Guid>? WaitsFor
    );

    /// <summary>What is not named stays. A day of its own takes the place of the anchor, and an anchor that of the day.</summary>
    /// <param name="WaitsFor">All of them: a task that is not named is waited for no longer.</param>
    /// <param name="Version">Refused as stale where the task was changed since; null changes whatever is there.</param>
    internal sealed record Change(
        string? Title,
        string? Note,
        string? Phase,
        double? DurationDays,
        Guid? Anchor,
        int? OffsetDays,
        DateOnly? DueOn,
        Guid? Owner,
        IReadOnlyList<Guid>? WaitsFor,
        bool? Done,
        int? Version
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        var anchors = routes.MapApi("anchors").Needs(PlanningFeature.View, PlanningFeature.MoveAnchors);
        anchors.MapGet("/", ListAnchors);
        anchors.MapPost("/", CreateAnchor);
        var tasks = routes.MapApi("tasks").Needs(PlanningFeature.View, PlanningFeature.Edit);
        tasks.MapGet("/", ListTasks);
        tasks.MapGet("/{id:guid}", ShowTask);
        tasks.MapPost("/", CreateTask);
        tasks.MapPatch("/{id:guid}", ChangeTask);
        tasks.MapDelete("/{id:guid}", RemoveTask);
        tasks.MapPut("/{id:guid}/completion", Finish);
    }

    private static async Task<Ok<ApiPage<AnchorJson>>> ListAnchors(
        HubDb db,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            (await ApiPage.OfAsync(db.Set<Anchor>(), limit, cursor, cancellationToken)).Select(anchor => new AnchorJson(
                anchor.Id,
                anchor.Name,
                anchor.Day
            ))
        );

    private static async Task<Created<AnchorJson>> CreateAnchor(NewAnchor body, HubDb db, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(body.Name) || body.Name.Length > Anchor.NameMaxLength || body.Day.Year is < 1950 or > 2099)
        {
            throw new RefusedException("An anchor needs a name and a day between 1950 and 2099.");
        }

        var anchor = new Anchor { Name = body.Name.Trim(), Day = body.Day };
        db.Add(anchor);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created(
            new Uri($"{db.Here.ApiRoot()}/anchors", UriKind.Relative),
            new AnchorJson(anchor.Id, anchor.Name, anchor.Day)
        );
    }

    private static async Task<Ok<List<TaskJson>>> ListTasks(CampaignPlan plan, CancellationToken cancellationToken) =>
        TypedResults.Ok((await plan.ReadAsync(cancellationToken)).Lines.Select(Json).ToList());

    private static async Task<Created<TaskJson>> CreateTask(
        NewTask body,
        HubDb db,
        SavePlanItem save,
        CampaignPlan plan,
        CancellationToken cancellationToken
    )
    {
        var input = new SavePlanItem.Input
        {
            Title = body.Title,
            Note = body.Note ?? "",
            Phase = body.Phase ?? "",
            DurationDays = body.DurationDays ?? 1,
            AnchorId = body.Anchor,
            OffsetDays = body.OffsetDays ?? 0,
            DueOn = body.DueOn,
            OwnerId = body.Owner,
            WaitsFor = [.. body.WaitsFor ?? []],
        };
        var item = await save.ExecuteAsync(item: null, input, cancellationToken);
        var line = (await plan.ReadAsync(cancellationToken)).Lines.First(line => line.Item.Id == item.Id);
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/tasks/{item.Id}", UriKind.Relative), Json(line));
    }

    private static async Task<Results<Ok<TaskJson>, NotFound>> ShowTask(Guid id, CampaignPlan plan, CancellationToken cancellationToken) =>
        (await plan.ReadAsync(cancellationToken)).Lines.FirstOrDefault(line => line.Item.Id == id) is { } line
            ? TypedResults.Ok(Json(line))
            : TypedResults.NotFound();

    private static async Task<Results<Ok<TaskJson>, NotFound>> ChangeTask(
        Guid id,
        Change body,
        HubDb db,
        SavePlanItem save,
        TickPlanItem tick,
        CampaignPlan plan,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(db, id, cancellationToken) is not { } item)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(item);
        if (body.Version is { } version)
        {
            db.Expect(item, version);
        }

        await save.ExecuteAsync(item, Changed(item, body), cancellationToken);
        await tick.ExecuteAsync(item, body.Done ?? item.IsDone, cancellationToken);
        return await ShowTask(id, plan, cancellationToken);
    }

    private static SavePlanItem.Input Changed(PlanItem item, Change body) =>
        new()
        {
            Title = body.Title ?? item.Title,
            Note = body.Note ?? item.Note,
            Phase = body.Phase ?? item.Phase,
            DurationDays = body.DurationDays ?? item.DurationDays,
            AnchorId = body.Anchor ?? (body.DueOn is null ? item.AnchorId : null),
            OffsetDays = body.OffsetDays ?? item.OffsetDays,
            DueOn = body.DueOn ?? (body.Anchor is null ? item.DueOn : null),
            OwnerId = body.Owner ?? item.OwnerId,
            WaitsFor = [.. body.WaitsFor ?? [.. item.WaitsFor.Select(link => link.PredecessorId)]],
        };

    /// <summary>Into the trash of the campaign, as the button of the page does.</summary>
    private static async Task<Results<NoContent, NotFound>> RemoveTask(Guid id, HubDb db, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, id, cancellationToken) is not { } item)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(item);
        item.Trash(db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static Task<PlanItem?> FindAsync(HubDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<PlanItem>().Include(item => item.WaitsFor).SingleOrDefaultAsync(item => item.Id == id, cancellationToken);

    private static async Task<Results<NoContent, NotFound>> Finish(
        Guid id,
        HubDb db,
        TickPlanItem tick,
        CancellationToken cancellationToken
    )
    {
        if (
            await db.Set<PlanItem>().SingleOrDefaultAsync(item => item.Id == id, cancellationToken) is not { } item
            || !db.Here.MayChange(item)
        )
        {
            return TypedResults.NotFound();
        }

        await tick.ExecuteAsync(item, done: true, cancellationToken);
        return TypedResults.NoContent();
    }

    private static TaskJson Json(CampaignPlan.Line line) =>
        new(
            line.Item.Id,
            line.Item.Version,
            line.Item.Title,
            line.Item.Note,
            line.Item.Phase,
            line.Item.DurationDays,
            line.Item.AnchorId,
            line.Item.OffsetDays,
            [.. line.Item.WaitsFor.Select(link => link.PredecessorId)],
            line.Item.DueOn,
            line.Item.OwnerId,
            line.Item.IsDone,
            line.IsDated ? line.Start : null,
            line.IsDated ? line.Finish : null,
            line.IsDated ? line.LatestStart : null,
            line.IsDated ? line.SlackDays : null,
            line.IsLate
        );
}
