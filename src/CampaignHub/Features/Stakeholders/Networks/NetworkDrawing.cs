using CampaignHub.Platform.Language;

namespace CampaignHub.Features.Stakeholders.Networks;

/// <summary>What is drawn: actors and ties, or the groups that stand for too many of them.</summary>
/// <param name="Weaker">So many ties between groups are not drawn: those drawn are the strongest of each.</param>
internal sealed record NetworkDrawing(
    IReadOnlyList<NetworkDrawing.Node> Nodes,
    IReadOnlyList<NetworkDrawing.Edge> Edges,
    int Weaker,
    bool IsWaiting = false
)
{
    /// <summary>Between groups.</summary>
    public const int MostEdges = 400;

    private const int OfEachGroup = 3;

    /// <param name="Kind">Of the actor; <c>group</c> for a group.</param>
    /// <param name="Size">How many actors a group holds; 1 for an actor.</param>
    internal sealed record Node(
        Guid Id,
        string Label,
        string Kind,
        string TargetClass,
        string Stance,
        double Influence,
        int Size,
        double X,
        double Y,
        string Url
    );

    /// <param name="Count">How many ties it stands for.</param>
    internal sealed record Edge(
        string Id,
        Guid From,
        Guid To,
        string Type,
        string Label,
        int Strength,
        DateOnly? Since,
        bool Ended,
        int Count = 1
    );

    /// <summary>The ties between groups, strongest first.</summary>
    internal sealed record Bundle(NetworkGroup From, NetworkGroup To, int Count);

    /// <summary>As long as a job looks for the places.</summary>
    public static readonly NetworkDrawing Waiting = new([], [], 0, IsWaiting: true);

    public static NetworkDrawing Of(NetworkView view, string campaign, Texts texts) =>
        view.Groups is { } groups ? OfGroups(view, groups, campaign, texts) : OfActors(view, campaign, texts);

    /// <summary>The strongest bundles of each group, and how many were left out.</summary>
    public static (IReadOnlyList<Bundle> Bundles, int Weaker) BundlesOf(
        IReadOnlyList<NetworkGroup> groups,
        IReadOnlyList<NetworkLink> links
    )
    {
        var groupOf = groups
            .SelectMany(group => group.Members, (group, member) => (group, member))
            .ToDictionary(each => each.member, each => each.group);
        var all = links
            .Select(link => (One: groupOf[link.From], Other: groupOf[link.To]))
            .Where(pair => pair.One != pair.Other)
            .Select(pair => pair.One.Hub < pair.Other.Hub ? pair : (One: pair.Other, Other: pair.One))
            .GroupBy(pair => (pair.One.Hub, pair.Other.Hub))
            .Select(pairs => new Bundle(pairs.First().One, pairs.First().Other, pairs.Count()))
            .OrderByDescending(bundle => bundle.Count)
            .ThenBy(bundle => bundle.From.Hub)
            .ThenBy(bundle => bundle.To.Hub)
            .ToList();
        var drawn = new Dictionary<int, int>();
        var bundles = all.FindAll(bundle =>
        {
            var (one, other) = (drawn.GetValueOrDefault(bundle.From.Hub), drawn.GetValueOrDefault(bundle.To.Hub));
            if (Math.Min(one, other) >= OfEachGroup)
            {
                return false;
            }

            (drawn[bundle.From.Hub], drawn[bundle.To.Hub]) = (one + 1, other + 1);
            return true;
        });
        bundles = bundles.Count > MostEdges ? bundles[..MostEdges] : bundles;
        return (bundles, all.Count - bundles.Count);
    }

    /// <summary>As people call a group: by its hub.</summary>
    public static string NameOf(NetworkView view, NetworkGroup group, Texts texts)
    {
        var hub = view.Facts.Actors[group.Hub].Label;
        return group.Members.Count switch
        {
            1 => hub,
            2 => texts["{0} and 1 other", hub],
            var count => texts["{0} and {1} others", hub, count - 1],
        };
    }

    public static string LabelOf(NetworkLink link, Texts texts) => link.Type is { } type ? texts.Of(type) : link.Post;

    private static NetworkDrawing OfActors(NetworkView view, string campaign, Texts texts) =>
        new(
            [
                .. view.Actors.Select(at =>
                {
                    var actor = view.Facts.Actors[at];
                    var (x, y) = view.Facts.Places[at] ?? default;
                    return new Node(
                        actor.Id,
                        actor.Label,
                        ListValues.Of(actor.Kind),
                        ListValues.Of(actor.Class),
                        ListValues.Of(view.Stances[at]),
                        actor.Influence ?? 0,
                        Size: 1,
                        x,
                        y,
                        Links.Stakeholders.Show(campaign, actor.Id)
                    );
                }),
            ],
            [
                .. view.Links.Select(link => new Edge(
                    $"{link.Id}",
                    view.Facts.Actors[link.From].Id,
                    view.Facts.Actors[link.To].Id,
                    link.Type is { } type ? ListValues.Of(type) : NetworkFilter.Mandates,
                    LabelOf(link, texts),
                    link.Strength,
                    link.Since,
                    link.HasEnded(view.Day)
                )),
            ],
            Weaker: 0
        );

    private static NetworkDrawing OfGroups(NetworkView view, IReadOnlyList<NetworkGroup> groups, string campaign, Texts texts)
    {
        var places = GroupPlaces.Of([.. groups.Select(group => view.Facts.Places[group.Hub] ?? default)]);
        return new NetworkDrawing(
            [
                .. groups.Select(
                    (group, at) =>
                    {
                        var hub = view.Facts.Actors[group.Hub];
                        return new Node(
                            hub.Id,
                            NameOf(view, group, texts),
                            "group",
                            ListValues.Of(Commonest(group.Members.Select(member => view.Facts.Actors[member].Class))),
                            ListValues.Of(Commonest(group.Members.Select(member => view.Stances[member]))),
                            hub.Influence ?? 0,
                            group.Members.Count,
                            places[at].X,
                            places[at].Y,
                            Links.Stakeholders.Network(campaign) + view.Filter.Query(inside: InsideOf(view, group))
                        );
                    }
                ),
            ],
            [
                .. view.Bundles.Select(bundle => new Edge(
                    $"{view.Facts.Actors[bundle.From.Hub].Id}.{view.Facts.Actors[bundle.To.Hub].Id}",
                    view.Facts.Actors[bundle.From.Hub].Id,
                    view.Facts.Actors[bundle.To.Hub].Id,
                    "bundle",
                    texts.Count(bundle.Count, "{0} tie", "{0} ties"),
                    Strength: 1,
                    Since: null,
                    Ended: false,
                    bundle.Count
                )),
            ],
            view.Weaker
        );
    }

    /// <summary>The path of hubs to the inside of a group.</summary>
    public static string InsideOf(NetworkView view, NetworkGroup group) =>
        string.Join('.', view.Opened.Append(group).Select(each => view.Facts.Actors[each.Hub].Id));

    private static TValue Commonest<TValue>(IEnumerable<TValue> values)
        where TValue : struct, Enum =>
        values.GroupBy(value => value).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;
}
