using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Demands;

/// <summary><c>/api/v1/campaigns/{campaign}/demands</c>.</summary>
internal static class DemandsApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapApi("demands").Needs(DemandsFeature.View, DemandsFeature.Edit);
        group.MapGet("/", List);
        group.MapGet("/{id:guid}", Show);
        group.MapPost("/", Create);
        group.MapPost("/{id:guid}/versions", Reword);
    }

    /// <summary>A demand with its wordings, the oldest first.</summary>
    internal sealed record DemandJson(Guid Id, int Number, string Title, bool Withdrawn, IReadOnlyList<VersionJson> Versions);

    internal sealed record VersionJson(int Number, string Text, string Reason, DateOnly Since);

    internal sealed record NewDemand(string Title, string Text);

    internal sealed record NewVersion(string Text, string? Reason);

    private static async Task<Ok<ApiPage<DemandJson>>> List(HubDb db, int? limit, string? cursor, CancellationToken cancellationToken)
    {
        var page = await ApiPage.OfAsync(db.Set<Demand>().Include(demand => demand.Versions), limit, cursor, cancellationToken);
        return TypedResults.Ok(page.Select(Json));
    }

    private static async Task<Results<Ok<DemandJson>, NotFound>> Show(Guid id, HubDb db, CancellationToken cancellationToken) =>
        await FindAsync(db, id, cancellationToken) is { } demand ? TypedResults.Ok(Json(demand)) : TypedResults.NotFound();

    private static async Task<Created<DemandJson>> Create(NewDemand body, HubDb db, AddDemand add, CancellationToken cancellationToken)
    {
        var demand = await add.ExecuteAsync(body.Title, body.Text, cancellationToken);
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/demands/{demand.Id}", UriKind.Relative), Json(demand));
    }

    private static async Task<Results<Ok<DemandJson>, NotFound>> Reword(
        Guid id,
        NewVersion body,
        HubDb db,
        RewordDemand reword,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(db, id, cancellationToken) is not { } demand)
        {
            return TypedResults.NotFound();
        }

        await reword.ExecuteAsync(demand, body.Text, body.Reason ?? "", cancellationToken);
        return TypedResults.Ok(Json(demand));
    }

    private static Task<Demand?> FindAsync(HubDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<Demand>().Include(demand => demand.Versions).SingleOrDefaultAsync(demand => demand.Id == id, cancellationToken);

    private static DemandJson Json(Demand demand) =>
        new(
            demand.Id,
            demand.Number,
            demand.Title,
            demand.WithdrawnAt is not null,
            [.. demand.Versions.OrderBy(v => v.Number).Select(v => new VersionJson(v.Number, v.Text, v.Reason, v.Since))]
        );
}
