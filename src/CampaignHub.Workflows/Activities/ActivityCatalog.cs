using System.Diagnostics.CodeAnalysis;
using CampaignHub.Workflows.Activities.BuiltIn;

namespace CampaignHub.Workflows.Activities;

/// <summary>An activity that the catalogue knows, and the class to make for it.</summary>
public sealed record ActivityType(ActivityDescriptor Descriptor, Type Class);

/// <summary>The activities that are available here, by name. Fill it at start, then share it.</summary>
public sealed class ActivityCatalog
{
    private readonly Dictionary<string, ActivityType> _types = new(StringComparer.Ordinal);

    public IReadOnlyCollection<ActivityType> Types => _types.Values;

    /// <summary>The catalogue with the activities of the engine itself: control flow, properties, time, signals.</summary>
    public static ActivityCatalog WithBuiltIns() =>
        new ActivityCatalog()
            .Add<IfElseTask>()
            .Add<WhileLoopTask>()
            .Add<ForLoopTask>()
            .Add<ForEachTask>()
            .Add<ForkTask>()
            .Add<JoinTask>()
            .Add<ScriptTask>()
            .Add<LiquidTask>()
            .Add<SetPropertyTask>()
            .Add<SetOutputTask>()
            .Add<CorrelateTask>()
            .Add<LogTask>()
            .Add<SignalEvent>()
            .Add<WaitUntil>()
            .Add<WaitWorkingDays>()
            .Add<WaitForEvent>();

    public ActivityCatalog Add<TActivity>()
        where TActivity : Activity, IDescribedActivity => Add(TActivity.Descriptor, typeof(TActivity));

    /// <summary>An activity whose class stands behind several of them, such as the events of a host.</summary>
    public ActivityCatalog Add(ActivityDescriptor descriptor, Type activityClass) =>
        _types.TryAdd(descriptor.Name, new ActivityType(descriptor, activityClass))
            ? this
            : throw new InvalidOperationException($"There are two activities named {descriptor.Name}.");

    public bool TryFind(string name, [NotNullWhen(true)] out ActivityType? type) => _types.TryGetValue(name, out type);
}
