namespace CampaignHub.Workflows.Activities;

/// <summary>
/// A kind of step. One class: it describes itself (<see cref="IDescribedActivity"/>), and its host makes it with the services its
/// constructor asks for. It reads its properties from the context and keeps nothing between calls.
/// </summary>
public abstract class Activity
{
    /// <summary>The activity was reached.</summary>
    public abstract ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken);

    /// <summary>What was waited for has come; <see cref="ActivityContext.Resumption"/> says what. Also called on an event that starts a workflow.</summary>
    public virtual ValueTask<ActivityResult> ResumeAsync(ActivityContext context, CancellationToken cancellationToken) => new(Done);

    /// <summary>Whether an event that happened is one that this activity, with its properties, is about.</summary>
    public virtual ValueTask<bool> AcceptsAsync(ActivityContext context, CancellationToken cancellationToken) => new(true);

    protected static ActivityResult Done { get; } = Outcome("Done");

    protected static ActivityResult Outcome(params string[] names) => new ActivityResult.Outcomes(names);

    protected static ActivityResult Halt(Wait wait) => new ActivityResult.Halt(wait);

    protected static ActivityResult Fault(string message) => new ActivityResult.Fault(message);
}

/// <summary>An event: waits for itself to happen.</summary>
public abstract class EventActivity : Activity
{
    public override ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken) =>
        new(Halt(new Wait { Event = context.Activity.Name }));
}
