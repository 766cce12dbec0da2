using System.Globalization;
using CampaignHub.Workflows.Activities;
using CampaignHub.Workflows.Running;

namespace CampaignHub.Workflows.Rehearsing;

/// <summary>A clock that stands until it is set.</summary>
public sealed class RehearsalClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>
/// A world in which nothing happens: the activities of the engine are executed as ever, those of features only read what they were given. A feature that adds
/// values to expressions derives from it.
/// </summary>
/// <param name="clock">The virtual clock that the rehearsal moves.</param>
public class RehearsalHost(ActivityCatalog catalog, IWorkflowCalendar calendar, RehearsalClock clock) : IWorkflowHost
{
    private int _ids;

    public IWorkflowCalendar Calendar { get; } = calendar;

    public RehearsalClock Clock { get; } = clock;

    public Activity Create(Type activityClass)
    {
        ArgumentNullException.ThrowIfNull(activityClass);
        return activityClass.Assembly == typeof(Activity).Assembly || activityClass.IsSubclassOf(typeof(EventActivity))
            ? (Activity)Activator.CreateInstance(activityClass)!
            : new Rehearsed(catalog);
    }

    /// <summary>The same at every rehearsal.</summary>
    public string NewId() => string.Create(CultureInfo.InvariantCulture, $"rehearsal-{++_ids}");

    public void Log(WorkflowLogLevel level, string text) { }

    /// <summary>Evaluates every property that the activity declares, does nothing, and ends as it would when all goes well.</summary>
    private sealed class Rehearsed(ActivityCatalog catalog) : Activity
    {
        public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
        {
            if (!catalog.TryFind(context.Activity.Name, out var type))
            {
                return Fault($"The activity {context.Activity.Name} is not available here.");
            }

            foreach (var property in type.Descriptor.Properties)
            {
                await property.ReadAsync(context);
            }

            var outcomes = type.Descriptor.OutcomesOf(context.Activity);
            return outcomes.Count == 0 ? Outcome() : Outcome(outcomes[0]);
        }
    }
}
