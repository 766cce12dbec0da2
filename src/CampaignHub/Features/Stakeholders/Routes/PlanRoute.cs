using CampaignHub.Platform;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Work;

namespace CampaignHub.Features.Stakeholders.Routes;

/// <summary>Turns a route into tasks: who speaks to whom, one after another.</summary>
internal sealed class PlanRoute(FindRoutes routes, IPlanTasks plan, Texts texts)
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
        var tasks = route.Hops.Select(hop => new TaskToPlan(
            texts["{0} speaks to {1}", hop.FromName, hop.ToName],
            texts["On the way to {0}. {1}", target.Actor.FullName, Why(hop)],
            hop.OwnerId ?? target.OwnerId
        ));
        return await plan.ChainAsync([.. tasks], new SubjectRef(Stakeholder.Kind, target.Id), cancellationToken);
    }

    private string Why(Hop hop) =>
        hop.Tie is { } tie
            ? texts["{0} {1} {2} ({3})", tie.FromName, texts.Of(tie.Type), tie.ToName, tie.Source]
            : texts["{0} looks after the relation.", hop.FromName];
}
