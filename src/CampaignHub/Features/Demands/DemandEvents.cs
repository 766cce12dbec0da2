using CampaignHub.Platform.Events;

namespace CampaignHub.Features.Demands;

/// <summary>A new wording of a demand came into force.</summary>
internal sealed record DemandReworded(Guid DemandId, int Version) : HubEvent
{
    public override Guid SubjectId => DemandId;
    public override string? OnceKey => $"v{Version}";
}
