using CampaignHub.Data;
using CampaignHub.Features.Planning.Replanning;
using CampaignHub.Planning;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Linking;

/// <summary><c>/api/v1/campaigns/{campaign}/links</c>: how tasks wait for one another.</summary>
internal static class LinksApi
{
    /// <summary>A link between the same two tasks is changed, not doubled; the very same one again is refused.</summary>
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

    /// <summary>A revision of the plan, as from a page; what it would move is asked of <c>schedule/preview</c>.</summary>
    private static async Task<Results<Ok<LinkJson>, NotFound>> Save(
        NewLink body,
        HubDb db,
        ApplyPlan apply,
        CancellationToken cancellationToken
    )
    {
        if (await db.FindToChangeAsync<PlanItem>(body.To, version: null, cancellationToken) is not { } item)
        {
            return TypedResults.NotFound();
        }

        var tie = new PlanTie(
            body.Type is null ? LinkType.FinishToStart : ApiPage.Member<LinkType>(body.Type),
            body.Lag ?? 0,
            body.Unit is null ? LagUnit.WorkingDays : ApiPage.Member<LagUnit>(body.Unit)
        );
        if (await BindAsync(apply, item.Id, body.From, tie, cancellationToken) is null)
        {
            throw new RefusedException("This link is there already.");
        }

        var made = await db.Set<PlanItemLink>()
            .SingleAsync(link => link.ItemId == item.Id && link.PredecessorId == body.From, cancellationToken);
        return TypedResults.Ok(LinkJson.Of(made));
    }

    private static async Task<Results<NoContent, NotFound>> Remove(Guid id, HubDb db, ApplyPlan apply, CancellationToken cancellationToken)
    {
        if (
            await db.Set<PlanItemLink>().SingleOrDefaultAsync(link => link.Id == id, cancellationToken) is not { } link
            || await db.FindToChangeAsync<PlanItem>(link.ItemId, version: null, cancellationToken) is not { } item
        )
        {
            return TypedResults.NotFound();
        }

        await BindAsync(apply, item.Id, link.PredecessorId, tie: null, cancellationToken);
        return TypedResults.NoContent();
    }

    private static Task<PlanRevision?> BindAsync(
        ApplyPlan apply,
        Guid item,
        Guid after,
        PlanTie? tie,
        CancellationToken cancellationToken
    ) => apply.ExecuteAsync(new([new PlanChange(PlanChangeKind.Link, item) { AfterId = after, Text = tie?.Write() }]), cancellationToken);
}
