using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CampaignHub.Features.Stakeholders.Routes;

/// <summary><c>GET /api/v1/campaigns/{campaign}/routes</c>: the best ways from our people to an actor.</summary>
internal static class RoutesApi
{
    /// <param name="Score">0 to 1, the product of the hops' scores; it puts routes in an order and is no forecast.</param>
    internal sealed record RouteJson(double Score, string StartsWith, IReadOnlyList<HopJson> Hops);

    /// <param name="From">The actor who speaks; null for one of us who looks after the relation.</param>
    /// <param name="Tie">The tie it goes by, as it was written down; null for the relation that one of us looks after.</param>
    internal sealed record HopJson(Guid? From, string FromName, Guid To, string ToName, double Score, TieLine? Tie);

    /// <param name="To">An actor, or a stakeholder of this campaign.</param>
    /// <param name="K">How many routes, 1 to 20; 5 unless told.</param>
    /// <param name="MaxHops">1 to 6; 4 unless told.</param>
    /// <param name="Without">Actors or stakeholders that no route may lead through; may be given several times.</param>
    /// <param name="OpponentsOf">A demand: not through those who oppose it.</param>
    /// <param name="NoOpponents">Not through those who oppose the campaign as a whole.</param>
    /// <param name="MostAsks">Not through an actor whom we asked so many times this month already.</param>
    internal sealed record Query(
        [FromQuery(Name = "to")] Guid To,
        [FromQuery(Name = "k")] int? K,
        [FromQuery(Name = "maxHops")] int? MaxHops,
        [FromQuery(Name = "without")] Guid[]? Without,
        [FromQuery(Name = "opponentsOf")] Guid? OpponentsOf,
        [FromQuery(Name = "noOpponents")] bool? NoOpponents,
        [FromQuery(Name = "mostAsks")] int? MostAsks
    )
    {
        public RouteQuestion Read() =>
            new()
            {
                To = To,
                Count = K ?? RouteQuestion.UsualCount,
                MaxHops = MaxHops ?? RouteQuestion.UsualHops,
                Without = Without ?? [],
                OpponentsOf = OpponentsOf,
                NoOpponents = NoOpponents ?? false,
                MostAsks = MostAsks,
            };
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapApi("routes").Needs(StakeholdersFeature.View).MapGet("/", List);

    public static RouteJson Json(InfluenceRoute route) =>
        new(
            route.Chance,
            route.StartsWith,
            [.. route.Hops.Select(hop => new HopJson(hop.From, hop.FromName, hop.To, hop.ToName, hop.Chance, hop.Tie))]
        );

    private static async Task<Ok<IReadOnlyList<RouteJson>>> List(
        [AsParameters] Query query,
        FindRoutes find,
        CancellationToken cancellationToken
    ) => TypedResults.Ok<IReadOnlyList<RouteJson>>([.. (await find.ExecuteAsync(query.Read(), cancellationToken)).Select(Json)]);
}
