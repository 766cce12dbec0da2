namespace CampaignHub.Platform.Events;

/// <summary>
/// Acts on events, inside one transaction per event that the dispatcher opens and commits: what it adds to the database happens once.
/// What reaches outside the database goes through a queue of its own (mail deliveries), never from here.
/// </summary>
internal interface IEventSubscriber
{
    /// <summary>Stable: it stands in the record of what was handled.</summary>
    string Name { get; }

    bool Hears(string eventName);

    Task HearAsync(OutboxEvent heard, CancellationToken cancellationToken);
}

/// <summary>A subscriber to one kind of event.</summary>
internal abstract class EventSubscriber<TEvent> : IEventSubscriber
    where TEvent : HubEvent
{
    public string Name => GetType().Name;

    public bool Hears(string eventName) => eventName == typeof(TEvent).Name;

    public Task HearAsync(OutboxEvent heard, CancellationToken cancellationToken) => HearAsync(heard.Read<TEvent>(), cancellationToken);

    protected abstract Task HearAsync(TEvent heard, CancellationToken cancellationToken);
}
