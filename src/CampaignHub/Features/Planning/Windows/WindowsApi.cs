using System.Text;
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

    /// <param name="Text">iCalendar.</param>
    /// <param name="Source">Where it comes from, for people to know.</param>
    internal sealed record Calendar(string? Text, string? Source);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var windows = routes.MapApi("windows").Needs(PlanningFeature.View, PlanningFeature.MoveAnchors);
        windows.MapGet("/", List);
        windows.MapPost("/", Create);
        windows.MapPost("/import", Import);
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

    private static async Task<Ok<ImportWindows.Result>> Import(Calendar body, ImportWindows import, CancellationToken cancellationToken) =>
        TypedResults.Ok(
            await import.ExecuteAsync(new(Encoding.UTF8.GetBytes(body.Text ?? ""), body.Source?.Trim() ?? "API"), cancellationToken)
        );

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
