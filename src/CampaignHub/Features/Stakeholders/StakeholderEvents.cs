using CampaignHub.Platform.Events;

namespace CampaignHub.Features.Stakeholders;

/// <summary>An actor entered the campaign's map.</summary>
internal sealed record StakeholderAdded(Guid StakeholderId, TargetClass Class) : HubEvent
{
    public override Guid SubjectId => StakeholderId;
    public override string? OnceKey => "added";
}

/// <summary>The stance of a stakeholder on a demand is another one than before.</summary>
internal sealed record StanceChanged(Guid StakeholderId, Guid? DemandId, Stance From, Stance To, DateOnly MadeOn) : HubEvent
{
    public override Guid SubjectId => StakeholderId;
}
