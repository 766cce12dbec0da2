using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Views;

/// <summary><c>/api/v1/campaigns/{campaign}/mactor</c>: the analysis of actors, who is in it, and their direct influences.</summary>
internal static class MactorApi
{
    /// <param name="Strength">R of the method: 1 is the middle.</param>
    internal sealed record ActorJson(Guid Stakeholder, string Name, int Influence, int Dependence, double Strength);

    /// <summary>Each matrix by the order of the actors: a line for each, a column for each.</summary>
    /// <param name="Mdi">Direct influences of the line on the column, 0 to 4.</param>
    /// <param name="Mdii">Direct and indirect ones.</param>
    /// <param name="Convergence">How far two want the same, weighed by their strength (3CAA).</param>
    /// <param name="Divergence">How far two are against one another (3DAA).</param>
    /// <param name="Demands">The columns of <paramref name="Positions"/>.</param>
    /// <param name="Positions">2MAO: −4 to 4, as their stances say it.</param>
    internal sealed record AnalysisJson(
        IReadOnlyList<ActorJson> Actors,
        IReadOnlyList<IReadOnlyList<int>> Mdi,
        IReadOnlyList<IReadOnlyList<int>> Mdii,
        IReadOnlyList<IReadOnlyList<double>> Convergence,
        IReadOnlyList<IReadOnlyList<double>> Divergence,
        IReadOnlyList<string> Demands,
        IReadOnlyList<IReadOnlyList<int>> Positions
    );

    /// <param name="Value">0 to 4.</param>
    internal sealed record InfluenceJson(Guid From, Guid To, int Value);

    /// <param name="Influences">A pair that is left out stays as it is.</param>
    internal sealed record Weights(IReadOnlyList<InfluenceJson> Influences);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var mactor = routes.MapApi("mactor").Needs(StakeholdersFeature.View, StakeholdersFeature.Import);
        mactor.MapGet("/", Show);
        mactor.MapPut("/seats/{stakeholder:guid}", TakeIn);
        mactor.MapDelete("/seats/{stakeholder:guid}", TakeOut);
        mactor.MapPatch("/influences", Weigh);
    }

    /// <summary>The whole analysis, in the order of the names.</summary>
    internal static async Task<Ok<AnalysisJson>> Show(ActorAnalysis analysis, CancellationToken cancellationToken)
    {
        var result = await analysis.ReadAsync(cancellationToken);
        return TypedResults.Ok(
            new AnalysisJson(
                [
                    .. result.Actors.Select(
                        (actor, at) =>
                            new ActorJson(
                                actor.Id,
                                actor.Actor.FullName,
                                result.Mactor.Influence[at],
                                result.Mactor.Dependence[at],
                                result.Mactor.Strength[at]
                            )
                    ),
                ],
                result.Mdi,
                result.Mactor.Mdii,
                result.Convergences,
                result.Divergences,
                result.Demands,
                result.Positions
            )
        );
    }

    /// <summary>Takes a stakeholder in; twice is once. Refused past twenty.</summary>
    internal static async Task<NoContent> TakeIn(Guid stakeholder, ActorAnalysis analysis, CancellationToken cancellationToken)
    {
        await analysis.SeatAsync(stakeholder, isIn: true, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Takes a stakeholder out, with what was said of its influence.</summary>
    internal static async Task<Results<NoContent, NotFound>> TakeOut(
        Guid stakeholder,
        HubDb db,
        ActorAnalysis analysis,
        CancellationToken cancellationToken
    )
    {
        if (!await db.Set<MactorSeat>().AnyAsync(seat => seat.StakeholderId == stakeholder, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        await analysis.SeatAsync(stakeholder, isIn: false, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Says how much each can move another directly. Refused outside 0 to 4, on oneself, and for who is not in the analysis.</summary>
    internal static async Task<Ok<AnalysisJson>> Weigh(Weights body, HubDb db, ActorAnalysis analysis, CancellationToken cancellationToken)
    {
        var seats = await db.Set<MactorSeat>().Select(seat => seat.StakeholderId).ToListAsync(cancellationToken);
        if (body.Influences.Any(each => !seats.Contains(each.From) || !seats.Contains(each.To)))
        {
            throw new RefusedException("An influence joins two actors of the analysis: take them in first.");
        }

        if (body.Influences.Any(each => each.From == each.To || each.Value is < 0 or > Mactor.Strongest))
        {
            throw new RefusedException("A direct influence goes from 0 to {0}, and nobody influences themselves.", Mactor.Strongest);
        }

        await analysis.WeighAsync(
            body.Influences.GroupBy(each => (each.From, each.To)).ToDictionary(same => same.Key, same => same.Last().Value),
            cancellationToken
        );
        return await Show(analysis, cancellationToken);
    }
}
