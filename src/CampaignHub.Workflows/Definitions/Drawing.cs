namespace CampaignHub.Workflows.Definitions;

/// <summary>
/// Changes to a drawing, one by one, as somebody makes them who edits a list of steps. Each answers another definition and leaves the given one as it was; members
/// that nobody here knows are kept.
/// </summary>
public static class Drawing
{
    private const int RowHeight = 120;

    /// <summary>Puts a step behind an outcome of another; what came there comes after it.</summary>
    /// <param name="onward">The outcome of the new step that leads on.</param>
    public static WorkflowDefinition Insert(
        this WorkflowDefinition definition,
        string after,
        string outcome,
        (string ActivityId, string Name) step,
        string onward
    )
    {
        var changed = Copy(definition);
        var before = Found(changed, after);
        var next = changed.Graph.Next(after, outcome);
        var y = before.Y + RowHeight;
        foreach (var below in changed.Activities.Where(activity => activity.Y >= y))
        {
            below.Y += RowHeight;
        }

        var added = changed.Add(step.ActivityId, step.Name);
        (added.X, added.Y) = (before.X, y);
        changed = changed.Lead(after, outcome, step.ActivityId);
        return next is null || onward.Length == 0 ? changed : changed.Lead(step.ActivityId, onward, next);
    }

    /// <summary>Lets an outcome lead to another step, or end there.</summary>
    public static WorkflowDefinition Lead(this WorkflowDefinition definition, string activityId, string outcome, string? destination)
    {
        var changed = Copy(definition);
        Found(changed, activityId);
        changed.DropTransitions(transition => transition.SourceActivityId == activityId && transition.SourceOutcomeName == outcome);
        return destination is null ? changed : changed.Connect(activityId, outcome, Found(changed, destination).ActivityId);
    }

    /// <summary>
    /// Takes a step out: what led to it leads to what came after it (by its first outcome that leads somewhere). Steps that nothing leads to any more go with it.
    /// </summary>
    public static WorkflowDefinition Remove(this WorkflowDefinition definition, string activityId)
    {
        var changed = Copy(definition);
        Found(changed, activityId);
        var reachedBefore = Reached(changed);
        var next = changed
            .Transitions.FirstOrDefault(transition =>
                transition.SourceActivityId == activityId && transition.DestinationActivityId != activityId
            )
            ?.DestinationActivityId;
        var leading = changed
            .Transitions.Where(transition => transition.DestinationActivityId == activityId && transition.SourceActivityId != activityId)
            .ToList();
        changed.DropTransitions(transition => transition.SourceActivityId == activityId || transition.DestinationActivityId == activityId);
        changed.DropActivities([activityId]);
        if (next is not null)
        {
            leading.ForEach(transition => changed.Connect(transition.SourceActivityId, transition.SourceOutcomeName, next));
        }

        var lost = reachedBefore.Except(Reached(changed)).ToHashSet(StringComparer.Ordinal);
        changed.DropTransitions(transition =>
            lost.Contains(transition.SourceActivityId) || lost.Contains(transition.DestinationActivityId)
        );
        changed.DropActivities(lost);
        return changed;
    }

    /// <summary>Changes what a step says: its title, its properties.</summary>
    public static WorkflowDefinition Rewrite(this WorkflowDefinition definition, string activityId, Action<ActivityDefinition> change)
    {
        var changed = Copy(definition);
        change(Found(changed, activityId));
        return changed;
    }

    private static HashSet<string> Reached(WorkflowDefinition definition)
    {
        var starts = definition.Activities.Where(activity => activity.IsStart).Select(activity => activity.ActivityId).ToList();
        var reached = definition.Graph.ReachableFrom(starts);
        reached.UnionWith(starts);
        return reached;
    }

    private static WorkflowDefinition Copy(WorkflowDefinition definition) => WorkflowDefinition.Read(definition.Json);

    private static ActivityDefinition Found(WorkflowDefinition definition, string activityId) =>
        definition.Find(activityId) ?? throw new ArgumentException($"The workflow has no step {activityId}.", nameof(activityId));
}
