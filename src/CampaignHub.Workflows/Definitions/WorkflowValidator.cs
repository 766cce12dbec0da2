using CampaignHub.Workflows.Activities;
using CampaignHub.Workflows.Expressions;
using CampaignHub.Workflows.Running;

namespace CampaignHub.Workflows.Definitions;

/// <summary>Finds what Orchard lets pass and then fails on, or never says: all of it, at once, with its place.</summary>
public sealed class WorkflowValidator(ActivityCatalog catalog, WorkflowExpressions expressions)
{
    public ValidationReport Validate(WorkflowDefinition definition)
    {
        var known = definition
            .Activities.Select(activity => catalog.TryFind(activity.Name, out var type) ? type.Descriptor : null)
            .ToList();
        var unknown = definition
            .Activities.Select(activity => activity.Name)
            .Where(name => !catalog.TryFind(name, out _))
            .Distinct()
            .Order();
        return new ValidationReport(
            definition.Name,
            definition.Activities.Count,
            [.. unknown],
            [
                .. Activities(definition, known),
                .. Starts(definition),
                .. Transitions(definition, known),
                .. Paths(definition),
                .. Cycles(definition),
            ]
        );
    }

    private IEnumerable<DefinitionProblem> Activities(WorkflowDefinition definition, List<ActivityDescriptor?> known)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, activity) in definition.Activities.Index())
        {
            var path = $"/Activities/{index}";
            if (activity.ActivityId.Length == 0)
            {
                yield return new("missing_id", $"{path}/ActivityId", "The activity has no id.");
            }
            else if (!seen.Add(activity.ActivityId))
            {
                yield return new("duplicate_id", $"{path}/ActivityId", "The id {0} is taken by an activity before.", activity.ActivityId);
            }

            if (known[index] is not { } descriptor)
            {
                yield return new("unknown_activity", $"{path}/Name", "The activity {0} is not available here.", activity.Name);
                continue;
            }

            if (activity.IsStart && descriptor.Kind != ActivityKind.Event)
            {
                yield return new("start_on_task", $"{path}/IsStart", "A workflow starts on an event, and {0} is a task.", activity.Name);
            }

            if (RetryPolicy.Check(activity) is { } retry)
            {
                var place = $"{path}/Properties/{RetryPolicy.Property}/{retry.Member}".TrimEnd('/');
                yield return new("bad_property", place, retry.Text);
            }

            foreach (
                var problem in descriptor.Properties.Select(property => Property(activity, property, path)).OfType<DefinitionProblem>()
            )
            {
                yield return problem;
            }
        }
    }

    private DefinitionProblem? Property(ActivityDefinition activity, ActivityProperty property, string path)
    {
        var source = property.Source(activity);
        var place = path + property.Path(activity);
        if (string.IsNullOrEmpty(source))
        {
            return property.Required ? new("missing_property", place, "{0} needs a value for {1}.", activity.Name, property.Name) : null;
        }

        try
        {
            if (property.SyntaxOf(activity) is { } syntax)
            {
                expressions.Check(source, syntax);
            }
            else
            {
                property.Check(activity);
            }

            return null;
        }
        catch (ExpressionException failure) when (failure.Line is { } line)
        {
            return new("bad_expression", place, "Line {1}, column {2}: {0}", failure.Message, line, failure.Column!);
        }
        catch (ExpressionException failure)
        {
            return new(property.Syntax is null ? "bad_property" : "bad_expression", place, "{0}", failure.Message);
        }
    }

    private static IEnumerable<DefinitionProblem> Starts(WorkflowDefinition definition)
    {
        if (!definition.Activities.Any(activity => activity.IsStart))
        {
            yield return new("no_start", "/Activities", "Nothing starts the workflow: no activity is marked as its start.");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, activity) in definition.Activities.Index().Where(pair => pair.Item.IsStart))
        {
            if (!names.Add(activity.Name))
            {
                yield return new(
                    "two_starts",
                    $"/Activities/{index}/IsStart",
                    "Two activities start the workflow on the same event {0}.",
                    activity.Name
                );
            }
        }
    }

    private static IEnumerable<DefinitionProblem> Transitions(WorkflowDefinition definition, List<ActivityDescriptor?> known)
    {
        var outcomes = new Dictionary<string, IReadOnlyList<string>?>(StringComparer.Ordinal);
        foreach (var (index, activity) in definition.Activities.Index())
        {
            outcomes.TryAdd(activity.ActivityId, known[index]?.OutcomesOf(activity));
        }

        var taken = new HashSet<(string, string)>();
        foreach (var (index, transition) in definition.Transitions.Index())
        {
            var path = $"/Transitions/{index}";
            if (!outcomes.TryGetValue(transition.SourceActivityId, out var available))
            {
                yield return Dangling($"{path}/SourceActivityId", transition.SourceActivityId);
            }
            else if (available is not null && !available.Contains(transition.SourceOutcomeName))
            {
                yield return new(
                    "unknown_outcome",
                    $"{path}/SourceOutcomeName",
                    "The activity {0} never ends with {1}.",
                    transition.SourceActivityId,
                    transition.SourceOutcomeName
                );
            }

            if (!outcomes.ContainsKey(transition.DestinationActivityId))
            {
                yield return Dangling($"{path}/DestinationActivityId", transition.DestinationActivityId);
            }

            if (!taken.Add((transition.SourceActivityId, transition.SourceOutcomeName)))
            {
                yield return new(
                    "two_transitions",
                    $"{path}/SourceOutcomeName",
                    "The outcome {1} of {0} leads to two activities, and only the first is followed; use a fork.",
                    transition.SourceActivityId,
                    transition.SourceOutcomeName
                );
            }
        }
    }

    private static DefinitionProblem Dangling(string path, string activityId) =>
        new("dangling_transition", path, "There is no activity {0}.", activityId);

    private static IEnumerable<DefinitionProblem> Paths(WorkflowDefinition definition)
    {
        var starts = definition.Activities.Where(activity => activity.IsStart).Select(activity => activity.ActivityId).ToHashSet();
        if (starts.Count == 0)
        {
            yield break;
        }

        var reached = definition.Graph.ReachableFrom(starts);
        foreach (var (index, activity) in definition.Activities.Index())
        {
            if (!starts.Contains(activity.ActivityId) && !reached.Contains(activity.ActivityId))
            {
                yield return new("unreachable", $"/Activities/{index}", "Nothing leads to the activity {0}.", activity.ActivityId);
            }
        }
    }

    /// <summary>An activity of which we do not know whether it waits is taken to.</summary>
    private IEnumerable<DefinitionProblem> Cycles(WorkflowDefinition definition)
    {
        bool MayRunOn(string activityId) =>
            definition.Find(activityId) is { } activity
            && catalog.TryFind(activity.Name, out var type)
            && !type.Descriptor.Waits
            && !type.Descriptor.Loops;

        foreach (var cycle in new Cycles(definition.Graph, MayRunOn).Find(definition.Activities.Select(activity => activity.ActivityId)))
        {
            var (index, first) = definition.Activities.Index().First(pair => cycle.Contains(pair.Item.ActivityId));
            yield return new(
                "endless_cycle",
                $"/Activities/{index}",
                "The workflow comes back to {0} without ever waiting.",
                first.ActivityId
            );
        }
    }
}
