using System.Globalization;
using CampaignHub.Platform.Events;

namespace CampaignHub.Features.Commitments;

/// <summary>A promise was recorded.</summary>
internal sealed record CommitmentMade(Guid CommitmentId, Guid ById, Guid? MeetingId, DateOnly MadeOn, DateOnly? Deadline) : HubEvent
{
    public override Guid SubjectId => CommitmentId;
    public override string? OnceKey => "made";
}

/// <summary>A commitment stands on another rung than before.</summary>
internal sealed record CommitmentMoved(Guid CommitmentId, Rung Rung) : HubEvent
{
    public override Guid SubjectId => CommitmentId;
}

/// <summary>A deadline passed and the commitment is not implemented; told once for each deadline.</summary>
internal sealed record CommitmentOverdue(Guid CommitmentId, DateOnly Deadline) : HubEvent
{
    public override Guid SubjectId => CommitmentId;
    public override string? OnceKey => Deadline.ToString("O", CultureInfo.InvariantCulture);
}
