using CampaignHub.Platform.Events;

namespace CampaignHub.Features.Planning;

/// <summary>A task of the plan is done.</summary>
internal sealed record TaskDone(Guid TaskId) : HubEvent
{
    public override Guid SubjectId => TaskId;
}
