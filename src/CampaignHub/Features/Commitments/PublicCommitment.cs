using CampaignHub.Features.Commitments.Verdicts;

namespace CampaignHub.Features.Commitments;

/// <summary>A commitment as the public may know it: with its verdict, when that is published.</summary>
internal sealed record PublicCommitment(CommitmentList.Row Row, Verdict? Verdict)
{
    /// <summary>In the order they were true.</summary>
    public IReadOnlyList<CommitmentStep> Steps => [.. Row.Commitment.Steps.OrderBy(step => step.TrueOn).ThenBy(step => step.LearntOn)];

    /// <summary>The day somebody of ours verified it last; null while nobody has.</summary>
    public DateOnly? LastCheckedOn => Steps.Where(step => step.Rung == Rung.VerifiedByUs).Max(step => (DateOnly?)step.LearntOn);

    /// <summary>When the public could last read something new of it.</summary>
    public DateTimeOffset ChangedAt =>
        Row
            .Commitment.Steps.Select(step => step.CreatedAt)
            .Append(Verdict?.PublishedAt ?? DateTimeOffset.MinValue)
            .Append(Row.Commitment.PublishedAt!.Value)
            .Max();
}
