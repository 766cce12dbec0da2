using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Work;

namespace CampaignHub.Features.Stakeholders.Routes;

/// <summary>Turns a route into tasks: who speaks to whom, one after another.</summary>
internal sealed class PlanRoute(FindRoutes routes, RouteTasks tasks, IPlanTasks plan)
{
    /// <param name="target">A stakeholder of the campaign; the tasks are about it.</param>
    /// <param name="question">What the person saw the route as an answer to.</param>
    /// <param name="startsWith">With whom it begins.</param>
    /// <param name="way">The actors it passes, the target last.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <returns>The addresses of the tasks, in order.</returns>
    public async Task<IReadOnlyList<string>> ExecuteAsync(
        Stakeholder target,
        RouteQuestion question,
        string? startsWith,
        IReadOnlyList<Guid> way,
        CancellationToken cancellationToken
    )
    {
        var route =
            (await routes.ExecuteAsync(question, cancellationToken)).FirstOrDefault(each =>
                each.StartsWith == startsWith && each.Way.SequenceEqual(way)
            ) ?? throw new RefusedException("This route does not stand any more: a tie of it ended or changed. Look at the routes again.");
        var steps = (await tasks.OfAsync(target, [route], cancellationToken))[0];
        return await plan.ChainAsync(steps, new SubjectRef(Stakeholder.Kind, target.Id), cancellationToken);
    }
}
