using CampaignHub.Data;
using CampaignHub.Planning;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Linking;

/// <summary><c>/api/v1/campaigns/{campaign}/links</c>: how tasks wait for one another.</summary>
internal static class LinksApi
{
    /// <summary>A link between the same two tasks is changed, not doubled.</summary>
    internal sealed record NewLink(Guid From, Guid To, string? Type, double? Lag, string? Unit);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var links = routes.MapApi("links").Needs(PlanningFeature.View, PlanningFeature.Edit);
        links.MapGet("/", List);
        links.MapPost("/", Save);
        links.MapDelete("/{id:guid}", Remove);
    }

    private static async Task<Ok<ApiPage<LinkJson>>> List(HubDb db, int? limit, string? cursor, CancellationToken cancellationToken) =>
        TypedResults.Ok((await ApiPage.OfAsync(db.Set<PlanItemLink>(), limit, cursor, cancellationToken)).Select(LinkJson.Of));

    private static async Task<Results<Ok<LinkJson>, NotFound>> Save(
        NewLink body,
        HubDb db,
        SavePlanLink save,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(db, body.To, cancellationToken) is not { } item)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(item);
        var input = new SavePlanLink.Input(
            body.From,
            body.Type is null ? LinkType.FinishToStart : ApiPage.Member<LinkType>(body.Type),
            body.Lag ?? 0,
            body.Unit is null ? LagUnit.WorkingDays : ApiPage.Member<LagUnit>(body.Unit)
        );
        return TypedResults.Ok(LinkJson.Of(await save.ExecuteAsync(item, input, cancellationToken)));
    }

    private static async Task<Results<NoContent, NotFound>> Remove(Guid id, HubDb db, CancellationToken cancellationToken)
    {
        if (
            await db.Set<PlanItemLink>().SingleOrDefaultAsync(link => link.Id == id, cancellationToken) is not { } link
            || await FindAsync(db, link.ItemId, cancellationToken) is not { } item
        )
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(item);
        db.Remove(link);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static Task<PlanItem?> FindAsync(HubDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<PlanItem>().Include(item => item.WaitsFor).SingleOrDefaultAsync(item => item.Id == id, cancellationToken);
}
