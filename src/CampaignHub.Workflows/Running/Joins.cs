using CampaignHub.Workflows.Activities.BuiltIn;
using CampaignHub.Workflows.Definitions;

namespace CampaignHub.Workflows.Running;

/// <summary>
/// A join that waits for all opens when nothing alive can still reach it. Orchard counts transitions instead, so that a branch that ends
/// early, or a join in a loop, leaves it shut or open for ever.
/// </summary>
internal static class Joins
{
    private const string Arrived = "Arrived";

    /// <summary>A branch has come to the join; the others may still.</summary>
    public static void Arrive(Activities.ActivityContext context) => context.State[Arrived] = true;

    /// <summary>Whether the join is opened now by <see cref="Open"/>, not reached.</summary>
    public static bool IsOpening(Activities.ActivityContext context) => context.State.ContainsKey("Opening");

    public static void Open(WorkflowDefinition definition, WorkflowInstance instance)
    {
        var waiting = instance
            .State.ActivityStates.Keys.Where(activityId =>
                definition.Find(activityId)?.Name == JoinTask.Name && IsWaiting(instance, activityId)
            )
            .ToList();
        foreach (var join in waiting)
        {
            // A join that waits is alive too: what comes after it may lead to this one.
            var alive = instance
                .PendingActivities.Select(pending => pending.ActivityId)
                .Concat(instance.BlockingActivities.Select(blocking => blocking.ActivityId))
                .ToList();
            var others = waiting.Where(other => other != join && IsWaiting(instance, other));
            if (!alive.Contains(join) && !definition.Graph.ReachableFrom(alive.Concat(others)).Contains(join))
            {
                instance.State.ActivityStates[join] = new() { ["Opening"] = true };
                instance.PendingActivities.Add(new PendingActivity(join));
            }
        }

        // Joins that wait for each other would wait for ever.
        if (instance.PendingActivities.Count == 0 && instance.BlockingActivities.Count == 0 && waiting.Count > 0)
        {
            instance.State.ActivityStates[waiting[0]] = new() { ["Opening"] = true };
            instance.PendingActivities.Add(new PendingActivity(waiting[0]));
        }
    }

    /// <summary>The first branch has come: what else could come is called off.</summary>
    public static void CallOffTheOthers(WorkflowDefinition definition, WorkflowInstance instance, string join)
    {
        bool Leads(string activityId) => activityId == join || definition.Graph.ReachableFrom([activityId]).Contains(join);

        Remove(instance.PendingActivities, pending => Leads(pending.ActivityId));
        Remove(instance.BlockingActivities, blocking => Leads(blocking.ActivityId));
    }

    private static void Remove<T>(IList<T> from, Func<T, bool> which)
    {
        foreach (var item in from.Where(which).ToList())
        {
            from.Remove(item);
        }
    }

    private static bool IsWaiting(WorkflowInstance instance, string activityId) =>
        instance.State.ActivityStates.TryGetValue(activityId, out var state) && state.ContainsKey(Arrived);
}
