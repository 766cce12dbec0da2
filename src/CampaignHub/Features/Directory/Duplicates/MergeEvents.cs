using CampaignHub.Platform.Events;

namespace CampaignHub.Features.Directory.Duplicates;

/// <summary>Two actors of the directory became one.</summary>
internal sealed record ActorsMerged(Guid ActorId, Guid MergedId, Guid MergeId) : HubEvent
{
    public override Guid SubjectId => ActorId;
}
