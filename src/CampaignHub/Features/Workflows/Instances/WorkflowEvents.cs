using CampaignHub.Platform.Workflows;

namespace CampaignHub.Features.Workflows.Instances;

/// <summary>The events that features announce to workflows.</summary>
internal sealed class WorkflowEvents(IEnumerable<AnnouncedEvent> announced)
{
    private readonly Dictionary<string, AnnouncedEvent> _events = announced.ToDictionary(each => each.Event, StringComparer.Ordinal);

    public IReadOnlyCollection<AnnouncedEvent> All => _events.Values;

    /// <summary>By the name that the outbox knows.</summary>
    public AnnouncedEvent? Find(string eventName) => _events.GetValueOrDefault(eventName);
}
