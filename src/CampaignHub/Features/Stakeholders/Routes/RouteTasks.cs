using CampaignHub.Platform.Language;
using CampaignHub.Platform.Work;

namespace CampaignHub.Features.Stakeholders.Routes;

/// <summary>The tasks that a route becomes: what to ask of whom, through whom, and by which day. The page shows them before anybody plans them.</summary>
internal sealed class RouteTasks(IPlanTasks plan, Texts texts)
{
    public bool MayPlan => plan.MayPlan;

    /// <returns>Of each route, a task for each hop: a working week for each, one after another.</returns>
    public async Task<IReadOnlyList<IReadOnlyList<TaskToPlan>>> OfAsync(
        Stakeholder target,
        IReadOnlyList<InfluenceRoute> routes,
        CancellationToken cancellationToken
    )
    {
        var most = routes.Count == 0 ? 0 : routes.Max(route => route.Hops.Count);
        var days = await plan.WeeksAheadAsync(most, cancellationToken);
        return
        [
            .. routes.Select(route =>
                (IReadOnlyList<TaskToPlan>)
                    [
                        .. route.Hops.Select(
                            (hop, at) => new TaskToPlan(Title(route, at), Note(route, at, target), hop.OwnerId ?? target.OwnerId, days[at])
                        ),
                    ]
            ),
        ];
    }

    // The first hop is spoken by one of us, the others by whoever was asked before.
    private string Title(InfluenceRoute route, int at)
    {
        var hop = route.Hops[at];
        var next = route.Hops.ElementAtOrDefault(at + 1)?.ToName;
        return (IsOurs: at == 0, next) switch
        {
            (true, null) => texts["{0}: put our demand to {1}", hop.FromName, hop.ToName],
            (true, _) => texts["{0}: ask {1} to speak to {2} for us", hop.FromName, hop.ToName, next],
            (false, null) => texts["Through {0}: put our demand to {1}", hop.FromName, hop.ToName],
            _ => texts["Through {0}: ask {1} to speak to {2} for us", hop.FromName, hop.ToName, next],
        };
    }

    private string Note(InfluenceRoute route, int at, Stakeholder target)
    {
        var hop = route.Hops[at];
        var why = texts["On the way to {0}. {1}", target.Actor.FullName, Why(hop)];
        return at == 0 ? why : $"{why} {texts["{0} is the one who speaks: ask them whether it was done.", hop.FromName]}";
    }

    private string Why(Hop hop) =>
        hop.Tie is { } tie
            ? texts["{0} {1} {2} ({3})", tie.FromName, texts.Within(tie.Type), tie.ToName, tie.Source]
            : texts["{0} looks after the relation.", hop.FromName];
}
