using CampaignHub.Workflows.Definitions;

namespace CampaignHub.Workflows.Activities;

public enum ActivityKind
{
    /// <summary>Happens outside; may start a workflow, and waits for it when reached later.</summary>
    Event,

    /// <summary>Is done when it is reached.</summary>
    Task,
}

/// <summary>
/// What an activity says of itself, once: the editor's form, the validation, the schema and the documentation are made from it.
/// Texts are English and the keys of their translations.
/// </summary>
/// <param name="Name">The name in the workflow's JSON: Orchard's for what Orchard has, else beginning with <c>CampaignHub</c>.</param>
/// <param name="Text">What people read.</param>
/// <param name="Category">The drawer it lies in: "Control flow", "Waiting and dates", "Mail".</param>
public sealed record ActivityDescriptor(string Name, ActivityKind Kind, string Text, string Category)
{
    public string Help { get; init; } = "";

    public IReadOnlyList<ActivityProperty> Properties { get; init; } = [];

    /// <summary>The outcomes of every such activity; see <see cref="OutcomesOf"/> for those that its properties decide.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = ["Done"];

    /// <summary>Outcomes that depend on the properties, such as the branches of a fork; null when they do not.</summary>
    public Func<ActivityDefinition, IReadOnlyList<string>>? OutcomesFrom { get; init; }

    /// <summary>May wait, so that a cycle through it is no endless one.</summary>
    public bool Waits { get; init; } = Kind == ActivityKind.Event;

    /// <summary>Counts its own rounds, so that a cycle through it is meant.</summary>
    public bool Loops { get; init; }

    /// <summary>Has effects outside the database, so that its execution ends the transaction.</summary>
    public bool ReachesOutside { get; init; }

    public IReadOnlyList<string> OutcomesOf(ActivityDefinition activity)
    {
        var outcomes = OutcomesFrom is null ? Outcomes : OutcomesFrom(activity);
        return RetryPolicy.Of(activity)?.OnFailure == RetryFailure.FollowFailedOutcome && !outcomes.Contains(RetryPolicy.FailedOutcome)
            ? [.. outcomes, RetryPolicy.FailedOutcome]
            : outcomes;
    }
}

/// <summary>An activity class that can be described without being made.</summary>
public interface IDescribedActivity
{
    static abstract ActivityDescriptor Descriptor { get; }
}
