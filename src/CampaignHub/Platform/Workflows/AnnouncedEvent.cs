using System.Text.Json;
using CampaignHub.Platform.Events;
using CampaignHub.Workflows.Activities;

namespace CampaignHub.Platform.Workflows;

/// <summary>An event of the hub that workflows start on and wait for; its JSON is their input.</summary>
/// <param name="Activity">Its name in workflows, beginning with <c>CampaignHub</c>.</param>
/// <param name="Event">Its name in the outbox.</param>
/// <param name="Text">English, translated where shown: "A release was sent".</param>
/// <param name="SubjectKind">The kind of record it is about.</param>
/// <param name="Type">The <see cref="HubEvent"/>.</param>
internal sealed record AnnouncedEvent(string Activity, string Event, string Text, string SubjectKind, Type Type)
{
    /// <summary>Other records it concerns, by which workflows about those hear of it too.</summary>
    public Func<HubEvent, IEnumerable<Guid>> AlsoAbout { get; init; } = _ => [];

    public ActivityDescriptor Descriptor => new(Activity, ActivityKind.Event, Text, "Events");

    /// <summary>The ids that workflows know it by: its subject, then what else it concerns.</summary>
    public IReadOnlyList<string> CorrelationsOf(OutboxEvent heard)
    {
        var raised = (HubEvent?)JsonSerializer.Deserialize(heard.Payload, Type, JsonSerializerOptions.Web);
        return [.. (raised is null ? [] : AlsoAbout(raised)).Prepend(heard.SubjectId).Distinct().Select(id => id.ToString())];
    }
}

/// <summary>The activity behind every announced event: as a start it has happened, later in a workflow it waits until it happens again.</summary>
internal sealed class AnnouncedEventActivity : EventActivity;
