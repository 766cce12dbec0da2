using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Routes;

/// <summary><c>/api/v1/campaigns/{campaign}/routes</c>: the best ways from our people to an actor, and the tasks that one of them becomes.</summary>
internal static class RoutesApi
{
    /// <param name="Score">0 to 1, the product of the hops' scores; it puts routes in an order and is no forecast.</param>
    internal sealed record RouteJson(double Score, string StartsWith, IReadOnlyList<HopJson> Hops);

    /// <param name="Score">0 to 1: the strength of the tie × the ear that one has of the other × its freshness.</param>
    /// <param name="From">The actor who speaks; null for one of us who looks after the relation.</param>
    /// <param name="Tie">The tie it goes by, as it was written down; null for the relation that one of us looks after.</param>
    internal sealed record HopJson(Guid? From, string FromName, Guid To, string ToName, double Score, TieLine? Tie);

    /// <summary>The question as it was asked, and which of its answers becomes tasks.</summary>
    /// <param name="To">A stakeholder of this campaign; the tasks are about it. Needed, as the start and the way.</param>
    /// <param name="StartsWith">As the route told it.</param>
    /// <param name="Way">The actors that it passes, the target last: <c>to</c> of each hop.</param>
    /// <param name="K">As asked; 5 unless told.</param>
    /// <param name="MaxHops">As asked; 4 unless told.</param>
    internal sealed record NewTasks(
        Guid? To,
        string? StartsWith,
        IReadOnlyList<Guid>? Way,
        int? K,
        int? MaxHops,
        IReadOnlyList<Guid>? Without,
        Guid? OpponentsOf,
        bool? NoOpponents,
        int? MostAsks
    );

    /// <param name="Tasks">Their addresses, in order.</param>
    internal sealed record TasksJson(IReadOnlyList<string> Tasks);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapApi("routes").Needs(StakeholdersFeature.View, StakeholdersFeature.View);
        group.MapGet("/", List);
        group.MapPost("/tasks", Plan);
    }

    public static RouteJson Json(InfluenceRoute route) =>
        new(
            route.Chance,
            route.StartsWith,
            [.. route.Hops.Select(hop => new HopJson(hop.From, hop.FromName, hop.To, hop.ToName, hop.Chance, hop.Tie))]
        );

    /// <summary>The likeliest first; empty when no way is open within so many hops. Refused where the target is one of us.</summary>
    /// <param name="to">An actor, or a stakeholder of this campaign.</param>
    /// <param name="k">How many routes, 1 to 20; 5 unless told.</param>
    /// <param name="maxHops">How many times somebody has to speak to somebody, 1 to 6; 4 unless told.</param>
    /// <param name="without">Actors or stakeholders that no route may lead through; may be given several times.</param>
    /// <param name="opponentsOf">A demand: not through those who oppose it.</param>
    /// <param name="noOpponents">Not through those who oppose the campaign as a whole.</param>
    /// <param name="mostAsks">Not through an actor whom we asked so many times this month already.</param>
    /// <param name="find">Finds them.</param>
    /// <param name="cancellationToken">The request's.</param>
    internal static async Task<Ok<IReadOnlyList<RouteJson>>> List(
        Guid to,
        int? k,
        int? maxHops,
        Guid[]? without,
        Guid? opponentsOf,
        bool? noOpponents,
        int? mostAsks,
        FindRoutes find,
        CancellationToken cancellationToken
    )
    {
        var question = new RouteQuestion
        {
            To = to,
            Count = k ?? RouteQuestion.UsualCount,
            MaxHops = maxHops ?? RouteQuestion.UsualHops,
            Without = without ?? [],
            OpponentsOf = opponentsOf,
            NoOpponents = noOpponents ?? false,
            MostAsks = mostAsks,
        };
        return TypedResults.Ok<IReadOnlyList<RouteJson>>([.. (await find.ExecuteAsync(question, cancellationToken)).Select(Json)]);
    }

    /// <summary>
    /// Turns a route into tasks, one for each hop. Refused for who may not add tasks, without target, start or way, and where the route does not stand any more.
    /// </summary>
    internal static async Task<Results<Ok<TasksJson>, NotFound>> Plan(
        NewTasks body,
        HubDb db,
        RouteTasks tasks,
        PlanRoute plan,
        CancellationToken cancellationToken
    )
    {
        if (body is not { To: { } to, StartsWith: { Length: > 0 } startsWith, Way: { Count: > 0 } way })
        {
            var missing =
                body.To is null ? "to"
                : string.IsNullOrEmpty(body.StartsWith) ? "startsWith"
                : "way";
            throw new RefusedException("\"{0}\" is missing.", missing);
        }

        if (await db.Set<Stakeholder>().SingleOrDefaultAsync(each => each.Id == to, cancellationToken) is not { } target)
        {
            return TypedResults.NotFound();
        }

        if (!tasks.MayPlan)
        {
            throw new RefusedException("You may not add tasks to the plan.") { Code = "forbidden" };
        }

        var question = new RouteQuestion
        {
            To = to,
            Count = body.K ?? RouteQuestion.UsualCount,
            MaxHops = body.MaxHops ?? RouteQuestion.UsualHops,
            Without = [.. body.Without ?? []],
            OpponentsOf = body.OpponentsOf,
            NoOpponents = body.NoOpponents ?? false,
            MostAsks = body.MostAsks,
        };
        return TypedResults.Ok(new TasksJson(await plan.ExecuteAsync(target, question, startsWith, way, cancellationToken)));
    }
}
