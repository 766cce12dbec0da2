using CampaignHub.Data;
using CampaignHub.Features.Planning.Linking;
using CampaignHub.Platform;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Phases;

/// <summary><c>/api/v1/campaigns/{campaign}/phases</c>: the parts of the plan. Their dates, which follow from their tasks, stand with <c>plans</c>.</summary>
internal static class PhasesApi
{
    /// <param name="Position">Its place among the phases, from 0.</param>
    /// <param name="Colour">blue, green, orange, purple, red, teal, yellow or grey.</param>
    /// <param name="After">The phase that is finished before any task of this one begins.</param>
    internal sealed record PhaseJson(Guid Id, string Name, int Position, string Colour, Guid? After, int Version);

    /// <summary>Of one that is there, what is not named stays; but <paramref name="After"/>, which not named is none.</summary>
    /// <param name="Version">Refused as stale where it was changed since; null changes whatever is there.</param>
    internal sealed record PhaseBody(string? Name, int? Position, string? Colour, Guid? After, int? Version);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var phases = routes.MapApi("phases").Needs(PlanningFeature.View, PlanningFeature.Edit);
        phases.MapGet("/", List);
        phases.MapPost("/", Add);
        phases.MapPut("/{id:guid}", Change);
        phases.MapDelete("/{id:guid}", ApiRecords.TrashAsync<PlanPhase>);
    }

    private static async Task<Ok<ApiPage<PhaseJson>>> List(HubDb db, int? limit, string? cursor, CancellationToken cancellationToken) =>
        TypedResults.Ok((await ApiPage.OfAsync(db.Set<PlanPhase>(), limit, cursor, cancellationToken)).Select(Json));

    /// <summary>At the end of the plan, unless a phase of that name is there already: then it is answered.</summary>
    private static async Task<Created<PhaseJson>> Add(
        PhaseBody body,
        HubDb db,
        NamePhase naming,
        RefuseLoops loops,
        CancellationToken cancellationToken
    )
    {
        var id = await naming.ExecuteAsync(PlanPhase.Check(body.Name), cancellationToken);
        var phase = db.Set<PlanPhase>().Local.Single(each => each.Id == id);
        if (db.Entry(phase).State == EntityState.Added)
        {
            await WriteAsync(phase, body, db, loops, cancellationToken);
        }

        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/phases", UriKind.Relative), Json(phase));
    }

    private static async Task<Results<Ok<PhaseJson>, NotFound>> Change(
        Guid id,
        PhaseBody body,
        HubDb db,
        RefuseLoops loops,
        CancellationToken cancellationToken
    )
    {
        if (await db.FindToChangeAsync<PlanPhase>(id, body.Version, cancellationToken) is not { } phase)
        {
            return TypedResults.NotFound();
        }

        await WriteAsync(phase, body, db, loops, cancellationToken);
        return TypedResults.Ok(Json(phase));
    }

    private static async Task WriteAsync(PlanPhase phase, PhaseBody body, HubDb db, RefuseLoops loops, CancellationToken cancellationToken)
    {
        if (body.After is { } after && !await db.Set<PlanPhase>().AnyAsync(each => each.Id == after, cancellationToken))
        {
            throw new RefusedException("The phase that comes before is not part of the plan.");
        }

        phase.Name = PlanPhase.Check(body.Name ?? phase.Name);
        phase.Colour = body.Colour is { } colour ? ApiPage.Member<PhaseColour>(colour) : phase.Colour;
        phase.Position = body.Position is { } position ? Math.Max(0, position) : phase.Position;
        phase.Follow(body.After);
        await loops.ExecuteAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static PhaseJson Json(PlanPhase phase) =>
        new(phase.Id, phase.Name, phase.Position, ListValues.Of(phase.Colour), phase.AfterId, phase.Version);
}
