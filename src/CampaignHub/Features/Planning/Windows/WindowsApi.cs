using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignHub.Features.Planning.Windows;

/// <summary><c>/api/v1/campaigns/{campaign}/windows</c>: the political calendar. Windows are moved through <c>schedule</c>, with all that they move.</summary>
internal static class WindowsApi
{
    /// <param name="ProposedFrom">Where a newer calendar puts it.</param>
    internal sealed record WindowJson(
        Guid Id,
        string Name,
        DateOnly From,
        DateOnly To,
        string Source,
        string? Uid,
        bool Cancelled,
        DateOnly? ProposedFrom,
        DateOnly? ProposedTo
    );

    internal sealed record NewWindow(string? Name, DateOnly From, DateOnly? To, string? Source);

    /// <summary>What is not named stays.</summary>
    /// <param name="Cancelled">True calls it off, and leaves its milestones without a window; false takes that back.</param>
    /// <param name="KeepDays">True refuses the days that a newer calendar proposes; they are accepted through <c>schedule</c>.</param>
    internal sealed record WindowChange(string? Name, bool? Cancelled, bool? KeepDays);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var windows = routes.MapApi("windows").Needs(PlanningFeature.View, PlanningFeature.MoveAnchors);
        windows.MapGet("/", List);
        windows.MapPost("/", Create);
        windows.MapPost("/import", Import);
        windows.MapPatch("/{id:guid}", Change);
        windows.MapDelete("/{id:guid}", ApiRecords.TrashAsync<PlanWindow>);
    }

    private static async Task<Ok<ApiPage<WindowJson>>> List(HubDb db, int? limit, string? cursor, CancellationToken cancellationToken) =>
        TypedResults.Ok((await ApiPage.OfAsync(db.Set<PlanWindow>(), limit, cursor, cancellationToken)).Select(Json));

    private static async Task<Created<WindowJson>> Create(NewWindow body, HubDb db, CancellationToken cancellationToken)
    {
        var window = new PlanWindow { Name = PlanWindow.Check(body.Name), Source = body.Source?.Trim() ?? "" };
        window.Set(body.From, body.To ?? body.From);
        db.Add(window);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/windows", UriKind.Relative), Json(window));
    }

    private static async Task<Results<Ok<WindowJson>, NotFound>> Change(
        Guid id,
        WindowChange body,
        HubDb db,
        CancellationToken cancellationToken
    )
    {
        if (await db.FindToChangeAsync<PlanWindow>(id, version: null, cancellationToken) is not { } window)
        {
            return TypedResults.NotFound();
        }

        window.Name = PlanWindow.Check(body.Name ?? window.Name);
        if (body.KeepDays == true)
        {
            window.Refuse();
        }

        switch (body.Cancelled)
        {
            case true:
                window.Cancel(db.Here.Now);
                break;
            case false:
                window.Revive();
                break;
            default:
                break;
        }

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(Json(window));
    }

    /// <summary>The body is the calendar itself.</summary>
    private static async Task<Ok<ImportWindows.Result>> Import(
        HttpRequest request,
        ImportWindows import,
        CancellationToken cancellationToken
    )
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        // One byte more than is allowed is enough to be refused.
        while (bytes.Length <= ReadCalendarFile.LargestBytes && await request.Body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            bytes.Write(buffer, 0, read);
        }

        return TypedResults.Ok(await import.ExecuteAsync(new(bytes.ToArray(), "API"), cancellationToken));
    }

    private static WindowJson Json(PlanWindow window) =>
        new(
            window.Id,
            window.Name,
            window.From,
            window.To,
            window.Source,
            window.Uid,
            window.IsCancelled,
            window.ProposedFrom,
            window.ProposedTo
        );
}
