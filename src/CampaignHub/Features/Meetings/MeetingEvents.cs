using CampaignHub.Platform.Events;

namespace CampaignHub.Features.Meetings;

/// <summary>A meeting took place: the written reply is awaited from now on.</summary>
internal sealed record MeetingHeld(Guid MeetingId, string Title, DateOnly Day, DateOnly ReplyDueOn) : HubEvent
{
    public override Guid SubjectId => MeetingId;
    public override string? OnceKey => "held";
}

/// <summary>The written reply to a meeting came.</summary>
internal sealed record ReplyReceived(Guid MeetingId, DateOnly Day) : HubEvent
{
    public override Guid SubjectId => MeetingId;
}
