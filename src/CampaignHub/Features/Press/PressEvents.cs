using CampaignHub.Platform.Events;

namespace CampaignHub.Features.Press;

/// <summary>A release was queued for a list; how the deliveries end stands in the mailbox.</summary>
internal sealed record ReleaseSent(Guid ReleaseId, Guid ListId, int Recipients) : HubEvent
{
    public override Guid SubjectId => ReleaseId;
    public override string? OnceKey => $"list:{ListId}";
}
