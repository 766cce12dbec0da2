namespace CampaignHub.Workflows.Definitions;

/// <summary>The drawing, indexed. A document may name an activity twice or lead nowhere; the first one counts, and the validator says so.</summary>
internal sealed class WorkflowGraph
{
    private readonly Dictionary<string, ActivityDefinition> _activities = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Source, string Outcome), string> _next = [];
    private readonly ILookup<string, string> _following;

    public WorkflowGraph(WorkflowDefinition definition)
    {
        foreach (var activity in definition.Activities)
        {
            _activities.TryAdd(activity.ActivityId, activity);
        }

        foreach (var transition in definition.Transitions)
        {
            _next.TryAdd((transition.SourceActivityId, transition.SourceOutcomeName), transition.DestinationActivityId);
        }

        _following = _next.ToLookup(pair => pair.Key.Source, pair => pair.Value, StringComparer.Ordinal);
    }

    public ActivityDefinition? Find(string activityId) => _activities.GetValueOrDefault(activityId);

    /// <summary>One outcome follows one transition.</summary>
    public string? Next(string activityId, string outcome) => _next.GetValueOrDefault((activityId, outcome));

    public IEnumerable<string> Following(string activityId) => _following[activityId];

    /// <summary>The activities that these lead to, themselves included only when a path leads back.</summary>
    public HashSet<string> ReachableFrom(IEnumerable<string> activityIds)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var left = new Stack<string>(activityIds.SelectMany(Following));
        while (left.TryPop(out var activityId))
        {
            if (reached.Add(activityId))
            {
                foreach (var next in Following(activityId))
                {
                    left.Push(next);
                }
            }
        }

        return reached;
    }
}
