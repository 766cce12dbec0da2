using System.Text.Json;
using System.Text.Json.Nodes;

namespace CampaignHub.Workflows.Definitions;

/// <summary>
/// A workflow as it is drawn: Orchard Core's <c>WorkflowType</c>. The JSON is the truth and these members are a view of it, so whatever
/// we do not know (of other versions, of other features) is still there, unchanged, when it is written again.
/// </summary>
public sealed class WorkflowDefinition
{
    // What Orchard's running activities leave in their properties.
    private static readonly Dictionary<string, string[]> s_runtimeState = new(StringComparer.Ordinal)
    {
        ["ForEachTask"] = ["Current", "Index"],
        ["ForLoopTask"] = ["Index"],
        ["JoinTask"] = ["Branches"],
        ["TimerEvent"] = ["StartedUtc"],
    };

    private readonly List<ActivityDefinition> _activities = [];
    private readonly List<TransitionDefinition> _transitions = [];
    private WorkflowGraph? _graph;

    private WorkflowDefinition(JsonObject json) => Json = json;

    public JsonObject Json { get; }

    /// <summary>Stable across sites.</summary>
    public string WorkflowTypeId => Json.Text("WorkflowTypeId");

    public string Name
    {
        get => Json.Text("Name");
        set => Json["Name"] = value;
    }

    public bool IsEnabled
    {
        get => Json.Flag("IsEnabled");
        set => Json["IsEnabled"] = value;
    }

    /// <summary>At most one instance waits at a time.</summary>
    public bool IsSingleton
    {
        get => Json.Flag("IsSingleton");
        set => Json["IsSingleton"] = value;
    }

    public bool DeleteFinishedWorkflows
    {
        get => Json.Flag("DeleteFinishedWorkflows");
        set => Json["DeleteFinishedWorkflows"] = value;
    }

    public IReadOnlyList<ActivityDefinition> Activities => _activities;

    public IReadOnlyList<TransitionDefinition> Transitions => _transitions;

    internal WorkflowGraph Graph => _graph ??= new WorkflowGraph(this);

    public static WorkflowDefinition Create(string workflowTypeId, string name) =>
        Read(
            new JsonObject(JsonMembers.Nodes)
            {
                ["WorkflowTypeId"] = workflowTypeId,
                ["Name"] = name,
                ["IsEnabled"] = false,
                ["IsSingleton"] = false,
                ["LockTimeout"] = 0,
                ["LockExpiration"] = 0,
                ["DeleteFinishedWorkflows"] = false,
                ["Properties"] = new JsonObject(JsonMembers.Nodes),
                ["Activities"] = new JsonArray(),
                ["Transitions"] = new JsonArray(),
            }
        );

    /// <exception cref="WorkflowFormatException">It is not JSON, or not the shape of a workflow type.</exception>
    public static WorkflowDefinition Read(string json)
    {
        try
        {
            return JsonNode.Parse(json, JsonMembers.Nodes, JsonMembers.Document) is JsonObject node
                ? Of(node)
                : throw new WorkflowFormatException("A workflow type is a JSON object.", "");
        }
        catch (JsonException failure)
        {
            throw new WorkflowFormatException(failure.Message, "", failure);
        }
        catch (ArgumentException failure)
        {
            throw new WorkflowFormatException("A member of the workflow type is there twice.", "", failure);
        }
    }

    /// <inheritdoc cref="Read(string)"/>
    public static WorkflowDefinition Read(JsonObject json) => Read(json.ToJsonString());

    /// <summary>The document for other sites: without the database's key and without what running activities leave behind.</summary>
    public JsonObject Write()
    {
        var written = Json.DeepClone().AsObject();
        written.Remove("Id");
        foreach (var activity in written["Activities"] as JsonArray ?? [])
        {
            if (
                activity?["Properties"] is JsonObject properties
                && s_runtimeState.TryGetValue(activity.AsObject().Text("Name"), out var state)
            )
            {
                Array.ForEach(state, name => properties.Remove(name));
            }
        }

        return written;
    }

    public ActivityDefinition Add(string activityId, string name, bool isStart = false, JsonObject? properties = null)
    {
        var json = new JsonObject(JsonMembers.Nodes)
        {
            ["ActivityId"] = activityId,
            ["Name"] = name,
            ["X"] = 0,
            ["Y"] = 0,
            ["IsStart"] = isStart,
            ["Properties"] = properties ?? new JsonObject(JsonMembers.Nodes),
        };
        List("Activities").Add(json);
        var activity = new ActivityDefinition(json);
        _activities.Add(activity);
        _graph = null;
        return activity;
    }

    public WorkflowDefinition Connect(string sourceActivityId, string outcome, string destinationActivityId)
    {
        List("Transitions")
            .Add(
                new JsonObject(JsonMembers.Nodes)
                {
                    ["Id"] = 0,
                    ["SourceActivityId"] = sourceActivityId,
                    ["SourceOutcomeName"] = outcome,
                    ["DestinationActivityId"] = destinationActivityId,
                }
            );
        _transitions.Add(new TransitionDefinition(sourceActivityId, outcome, destinationActivityId));
        _graph = null;
        return this;
    }

    internal void DropActivities(ICollection<string> activityIds)
    {
        Drop("Activities", item => activityIds.Contains(item.Text("ActivityId")));
        _activities.RemoveAll(activity => activityIds.Contains(activity.ActivityId));
        _graph = null;
    }

    internal void DropTransitions(Predicate<TransitionDefinition> isDropped)
    {
        Drop("Transitions", item => isDropped(TransitionOf(item)));
        _transitions.RemoveAll(isDropped);
        _graph = null;
    }

    public ActivityDefinition? Find(string activityId) => Graph.Find(activityId);

    /// <summary>The activities that start this workflow when the event of that name happens. Orchard takes the first.</summary>
    public IEnumerable<ActivityDefinition> StartsOn(string eventName) =>
        _activities.Where(activity => activity.IsStart && activity.Name == eventName);

    private static WorkflowDefinition Of(JsonObject json)
    {
        var definition = new WorkflowDefinition(json);
        definition._activities.AddRange(Objects(json, "Activities").Select(item => new ActivityDefinition(item)));
        definition._transitions.AddRange(Objects(json, "Transitions").Select(TransitionOf));
        return definition;
    }

    private static TransitionDefinition TransitionOf(JsonObject item) =>
        new(item.Text("SourceActivityId"), item.Text("SourceOutcomeName"), item.Text("DestinationActivityId"));

    private void Drop(string name, Predicate<JsonObject> isDropped)
    {
        var list = List(name);
        foreach (var item in list.OfType<JsonObject>().Where(item => isDropped(item)).ToList())
        {
            list.Remove(item);
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonObject json, string name)
    {
        var items = json[name] switch
        {
            null => [],
            JsonArray array => array,
            _ => throw new WorkflowFormatException($"{name} is not a list.", $"/{name}"),
        };
        return items.Select(
            (item, index) =>
                item as JsonObject ?? throw new WorkflowFormatException($"An item of {name} is not an object.", $"/{name}/{index}")
        );
    }

    private JsonArray List(string name)
    {
        if (Json[name] is JsonArray list)
        {
            return list;
        }

        list = [];
        Json[name] = list;
        return list;
    }
}
