using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Stances;

/// <summary>
/// <c>GET /api/v1/campaigns/{campaign}/shifts?from=&amp;to=&amp;demand=</c>: who moved between two days, by what is known today. <c>/shift-reports</c> keeps it
/// as it is and tells what was kept.
/// </summary>
internal static class ShiftsApi
{
    internal sealed record ReportJson(
        Guid Id,
        DateOnly From,
        DateOnly To,
        Guid? Demand,
        DateTimeOffset KeptAt,
        IReadOnlyList<Shift> Shifts
    );

    internal sealed record NewReport(DateOnly From, DateOnly? To, Guid? Demand);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapApi("shifts").Needs(StakeholdersFeature.View).MapGet("/", List);
        var reports = routes.MapApi("shift-reports").Needs(StakeholdersFeature.View, StakeholdersFeature.Edit);
        reports.MapGet("/", Reports);
        reports.MapGet("/{id:guid}", Report);
        reports.MapPost("/", Keep);
    }

    private static async Task<Ok<IReadOnlyList<Shift>>> List(
        DateOnly from,
        DateOnly? to,
        Guid? demand,
        ShiftsBetween shifts,
        HubDb db,
        CancellationToken cancellationToken
    )
    {
        var until = to ?? db.Here.Today;
        return until < from
            ? throw new RefusedException("The second day comes before the first.")
            : TypedResults.Ok(await shifts.ReadAsync(from, until, demand, cancellationToken));
    }

    private static async Task<Ok<ApiPage<ReportJson>>> Reports(HubDb db, int? limit, string? cursor, CancellationToken cancellationToken) =>
        TypedResults.Ok((await ApiPage.OfAsync(db.Set<ShiftReport>(), limit, cursor, cancellationToken)).Select(Json));

    private static async Task<Results<Ok<ReportJson>, NotFound>> Report(Guid id, HubDb db, CancellationToken cancellationToken) =>
        await db.Set<ShiftReport>().AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, cancellationToken) is { } report
            ? TypedResults.Ok(Json(report))
            : TypedResults.NotFound();

    private static async Task<Created<ReportJson>> Keep(NewReport body, ShiftsBetween shifts, HubDb db, CancellationToken cancellationToken)
    {
        var until = body.To ?? db.Here.Today;
        if (until < body.From)
        {
            throw new RefusedException("The second day comes before the first.");
        }

        var report = ShiftReport.Of(
            body.From,
            until,
            body.Demand,
            await shifts.ReadAsync(body.From, until, body.Demand, cancellationToken)
        );
        db.Add(report);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/shift-reports/{report.Id}", UriKind.Relative), Json(report));
    }

    private static ReportJson Json(ShiftReport report) =>
        new(report.Id, report.From, report.To, report.DemandId, report.CreatedAt, report.Read());
}
