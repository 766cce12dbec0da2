using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Outlets;

/// <summary><c>/api/v1/campaigns/{campaign}/outlets</c>: papers, stations and agencies, shared by the campaigns of the workspace.</summary>
internal static class OutletsApi
{
    /// <param name="Scope">How far it reaches.</param>
    /// <param name="Periodicity">How often it comes out; null where nobody noted it.</param>
    /// <param name="Territory">Where it is read or heard; may be empty.</param>
    /// <param name="OwnerGroup">To whom it belongs; empty where it is its own.</param>
    internal sealed record OutletJson(
        Guid Id,
        int Version,
        string Name,
        OutletKind Kind,
        OutletScope Scope,
        OutletPeriodicity? Periodicity,
        string Territory,
        string OwnerGroup
    );

    /// <param name="Name">At most 160 characters.</param>
    internal sealed record NewOutlet(
        string Name,
        OutletKind Kind,
        OutletScope Scope,
        OutletPeriodicity? Periodicity,
        string? Territory,
        string? OwnerGroup
    );

    /// <summary>A member that is not given stays as it is.</summary>
    /// <param name="Version">The one that the program saw; another one is answered with a conflict.</param>
    internal sealed record OutletChange(
        int? Version,
        string? Name,
        OutletKind? Kind,
        OutletScope? Scope,
        OutletPeriodicity? Periodicity,
        string? Territory,
        string? OwnerGroup
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        var outlets = routes.MapApi("outlets").Needs(PressFeature.View, PressFeature.Edit);
        outlets.MapGet("/", List);
        outlets.MapGet("/{id:guid}", Show);
        outlets.MapPost("/", Create);
        outlets.MapPatch("/{id:guid}", Change);
        outlets.MapDelete("/{id:guid}", ApiRecords.TrashAsync<Outlet>);
    }

    /// <summary>The outlets, in the order they were entered.</summary>
    /// <param name="q">Words of the name, the owner or the territory, without regard to accents and case.</param>
    private static async Task<Ok<ApiPage<OutletJson>>> List(
        HubDb db,
        string? q,
        string? kind,
        string? scope,
        string? periodicity,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    )
    {
        var filter = new OutletFilter(q, Member<OutletKind>(kind), Member<OutletScope>(scope), Member<OutletPeriodicity>(periodicity));
        return TypedResults.Ok((await ApiPage.OfAsync(filter.On(db.Set<Outlet>()), limit, cursor, cancellationToken)).Select(Json));
    }

    private static async Task<Results<Ok<OutletJson>, NotFound>> Show(Guid id, HubDb db, CancellationToken cancellationToken) =>
        await db.Set<Outlet>().SingleOrDefaultAsync(outlet => outlet.Id == id, cancellationToken) is { } outlet
            ? TypedResults.Ok(Json(outlet))
            : TypedResults.NotFound();

    /// <summary>Adds an outlet. Refused without a name.</summary>
    private static async Task<Created<OutletJson>> Create(NewOutlet body, HubDb db, CancellationToken cancellationToken)
    {
        var outlet = new OutletForm
        {
            Name = body.Name,
            Type = body.Kind,
            Scope = body.Scope,
            Periodicity = body.Periodicity,
            Territory = body.Territory,
            OwnerGroup = body.OwnerGroup,
        }.Make();
        db.Add(outlet);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/outlets/{outlet.Id}", UriKind.Relative), Json(outlet));
    }

    private static async Task<Results<Ok<OutletJson>, NotFound>> Change(
        Guid id,
        OutletChange body,
        HubDb db,
        CancellationToken cancellationToken
    )
    {
        if (await db.FindToChangeAsync<Outlet>(id, body.Version, cancellationToken) is not { } outlet)
        {
            return TypedResults.NotFound();
        }

        new OutletForm
        {
            Name = body.Name ?? outlet.Name,
            Type = body.Kind ?? outlet.Type,
            Scope = body.Scope ?? outlet.Scope,
            Periodicity = body.Periodicity ?? outlet.Periodicity,
            Territory = body.Territory ?? outlet.Territory,
            OwnerGroup = body.OwnerGroup ?? outlet.OwnerGroup,
        }.WriteTo(outlet);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(Json(outlet));
    }

    private static TMember? Member<TMember>(string? value)
        where TMember : struct, Enum => string.IsNullOrEmpty(value) ? null : ApiPage.Member<TMember>(value);

    private static OutletJson Json(Outlet outlet) =>
        new(outlet.Id, outlet.Version, outlet.Name, outlet.Type, outlet.Scope, outlet.Periodicity, outlet.Territory, outlet.OwnerGroup);
}
