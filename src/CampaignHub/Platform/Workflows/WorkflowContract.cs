using CampaignHub.Platform.Events;
using CampaignHub.Workflows.Activities;

namespace CampaignHub.Platform.Workflows;

/// <summary>What features add to workflows, gathered into one catalogue.</summary>
internal static class WorkflowContract
{
    private sealed record Registration(Action<ActivityCatalog> Add);

    public static IServiceCollection AddActivity<TActivity>(this IServiceCollection services)
        where TActivity : Activity, IDescribedActivity => services.AddSingleton(new Registration(catalog => catalog.Add<TActivity>()));

    public static IServiceCollection AddWorkflowEvent<TEvent>(
        this IServiceCollection services,
        string name,
        string text,
        string subjectKind,
        Func<TEvent, Guid?>? alsoAbout = null
    )
        where TEvent : HubEvent
    {
        var announced = new AnnouncedEvent(name, typeof(TEvent).Name, text, subjectKind, typeof(TEvent))
        {
            AlsoAbout = raised => alsoAbout?.Invoke((TEvent)raised) is { } id ? [id] : [],
        };
        return services
            .AddSingleton(announced)
            .AddSingleton(new Registration(catalog => catalog.Add(announced.Descriptor, typeof(AnnouncedEventActivity))));
    }

    /// <summary>The engine's own activities and those of every feature.</summary>
    public static ActivityCatalog MakeCatalog(IServiceProvider services)
    {
        var catalog = ActivityCatalog.WithBuiltIns();
        foreach (var registration in services.GetServices<Registration>())
        {
            registration.Add(catalog);
        }

        return catalog;
    }
}
