using CampaignHub.Platform.Events;

namespace CampaignHub.Features.Commitments;

/// <summary>A decision-maker promised something.</summary>
internal sealed record CommitmentMade(Guid CommitmentId, Guid? MeetingId, DateOnly? Deadline) : HubEvent
{
    public override Guid SubjectId => CommitmentId;
    public override string? OnceKey => "made";
}

/// <summary>A commitment reached a rung, or fell back.</summary>
internal sealed record CommitmentMoved(Guid CommitmentId, Rung Rung, DateOnly TrueOn) : HubEvent
{
    public override Guid SubjectId => CommitmentId;
}

/// <summary>A deadline passed at midnight of the campaign's zone; told once for each deadline.</summary>
internal sealed record CommitmentOverdue(Guid CommitmentId, DateOnly Deadline) : HubEvent
{
    public override Guid SubjectId => CommitmentId;
    public override string? OnceKey => $"{Deadline:yyyy-MM-dd}";
}
