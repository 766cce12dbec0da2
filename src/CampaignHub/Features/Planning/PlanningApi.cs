using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning;

/// <summary><c>/api/v1/campaigns/{campaign}/tasks</c> and <c>/anchors</c>. Dates are days in the campaign's zone; durations are working days.</summary>
internal static class PlanningApi
{
    /// <param name="Window">Of the political calendar, with which it shifts.</param>
    internal sealed record AnchorJson(Guid Id, string Name, DateOnly Day, Guid? Window);

    internal sealed record NewAnchor(string? Name, DateOnly? Day, Guid? Window);

    /// <summary>What is not named stays.</summary>
    internal sealed record AnchorChange(string? Name, Guid? Window);

    internal sealed record Completion(bool? Done);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var anchors = routes.MapApi("anchors").Needs(PlanningFeature.View, PlanningFeature.MoveAnchors);
        anchors.MapGet("/", ListAnchors);
        anchors.MapPost("/", CreateAnchor);
        anchors.MapPatch("/{id:guid}", ChangeAnchor);
        anchors.MapDelete("/{id:guid}", RemoveAnchor);
        var tasks = routes.MapApi("tasks").Needs(PlanningFeature.View, PlanningFeature.Edit);
        tasks.MapGet("/", ListTasks);
        tasks.MapGet("/{id:guid}", ShowTask);
        tasks.MapPost("/", CreateTask);
        tasks.MapPatch("/{id:guid}", ChangeTask);
        tasks.MapDelete("/{id:guid}", ApiRecords.TrashAsync<PlanItem>);
        tasks.MapPut("/{id:guid}/completion", Finish);
    }

    private static async Task<Ok<ApiPage<AnchorJson>>> ListAnchors(
        HubDb db,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    ) => TypedResults.Ok((await ApiPage.OfAsync(db.Set<Anchor>(), limit, cursor, cancellationToken)).Select(Json));

    private static async Task<Created<AnchorJson>> CreateAnchor(NewAnchor body, HubDb db, CancellationToken cancellationToken)
    {
        var (name, day) = Anchor.Check(body.Name, body.Day);
        await RefuseGoneAsync(body.Window, db, cancellationToken);
        var anchor = new Anchor
        {
            Name = name,
            Day = day,
            WindowId = body.Window,
        };
        db.Add(anchor);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/anchors", UriKind.Relative), Json(anchor));
    }

    /// <summary>Its name and its window: the day is moved through <c>schedule</c>, with all that it moves.</summary>
    private static async Task<Results<Ok<AnchorJson>, NotFound>> ChangeAnchor(
        Guid id,
        AnchorChange body,
        HubDb db,
        CancellationToken cancellationToken
    )
    {
        if (await db.FindToChangeAsync<Anchor>(id, version: null, cancellationToken) is not { } anchor)
        {
            return TypedResults.NotFound();
        }

        await RefuseGoneAsync(body.Window, db, cancellationToken);
        (anchor.Name, _) = Anchor.Check(body.Name ?? anchor.Name, anchor.Day);
        anchor.WindowId = body.Window ?? anchor.WindowId;
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(Json(anchor));
    }

    /// <summary>Into the trash of the campaign; refused while tasks are counted from it.</summary>
    private static async Task<Results<NoContent, NotFound>> RemoveAnchor(
        Guid id,
        HubDb db,
        RemoveAnchor remove,
        CancellationToken cancellationToken
    )
    {
        if (await db.FindToChangeAsync<Anchor>(id, version: null, cancellationToken) is not { } anchor)
        {
            return TypedResults.NotFound();
        }

        await remove.ExecuteAsync(anchor, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task RefuseGoneAsync(Guid? window, HubDb db, CancellationToken cancellationToken)
    {
        if (window is { } id && !await db.Set<Windows.PlanWindow>().AnyAsync(each => each.Id == id, cancellationToken))
        {
            throw new RefusedException("This window is not part of the plan any more.");
        }
    }

    private static async Task<Ok<List<TaskJson>>> ListTasks(CampaignPlan plan, CancellationToken cancellationToken) =>
        TypedResults.Ok((await plan.ReadAsync(cancellationToken)).Lines.Select(TaskJson.Of).ToList());

    private static async Task<Created<TaskJson>> CreateTask(
        TaskBody body,
        HubDb db,
        WriteTask write,
        CampaignPlan plan,
        CancellationToken cancellationToken
    )
    {
        var item = await write.ExecuteAsync(item: null, body, cancellationToken);
        var line = (await plan.ReadAsync(cancellationToken)).Lines.First(line => line.Item.Id == item.Id);
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/tasks/{item.Id}", UriKind.Relative), TaskJson.Of(line));
    }

    private static async Task<Results<Ok<TaskJson>, NotFound>> ShowTask(Guid id, CampaignPlan plan, CancellationToken cancellationToken) =>
        (await plan.ReadAsync(cancellationToken)).Lines.FirstOrDefault(line => line.Item.Id == id) is { } line
            ? TypedResults.Ok(TaskJson.Of(line))
            : TypedResults.NotFound();

    private static async Task<Results<Ok<TaskJson>, NotFound>> ChangeTask(
        Guid id,
        TaskBody body,
        HubDb db,
        WriteTask write,
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

        await write.ExecuteAsync(item, body, cancellationToken);
        return await ShowTask(id, plan, cancellationToken);
    }

    private static Task<PlanItem?> FindAsync(HubDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<PlanItem>()
            .Include(item => item.WaitsFor)
            .Include(item => item.About)
            .AsSplitQuery()
            .SingleOrDefaultAsync(item => item.Id == id, cancellationToken);

    /// <summary>Done unless it says otherwise: <c>{"done": false}</c> opens the task again.</summary>
    private static async Task<Results<NoContent, NotFound>> Finish(
        Guid id,
        Completion? body,
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

        await tick.ExecuteAsync(item, body?.Done ?? true, cancellationToken);
        return TypedResults.NoContent();
    }

    private static AnchorJson Json(Anchor anchor) => new(anchor.Id, anchor.Name, anchor.Day, anchor.WindowId);
}
