using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Commitments;

/// <summary>How far a commitment came on a day, and by what we know it. It is never changed once it is there.</summary>
internal sealed class CommitmentStep : CampaignRecord, IShownInPublic
{
    public const int EvidenceMaxLength = 2000;
    public const int SourceMaxLength = 500;

    public required Guid CommitmentId { get; init; }
    public required Rung Rung { get; init; }

    /// <summary>The day it was true.</summary>
    public required DateOnly TrueOn { get; init; }

    /// <summary>The day we learnt it.</summary>
    public required DateOnly LearntOn { get; init; }

    /// <summary>By what we know: a letter and its date, a sentence of the minutes, an act's number.</summary>
    public string Evidence { get; init; } = "";

    /// <summary>A web address; empty when there is none.</summary>
    public string SourceUrl { get; init; } = "";

    internal sealed record Input(Rung Rung, DateOnly? TrueOn, string? Evidence, string? SourceUrl);

    public static CommitmentStep Of(Commitment commitment, Input input, DateOnly learntOn, Guid? id = null)
    {
        var step = new CommitmentStep
        {
            Id = id ?? OrderedId.Next(),
            CampaignId = commitment.CampaignId,
            CommitmentId = commitment.Id,
            Rung = input.Rung,
            TrueOn = input.TrueOn ?? learntOn,
            LearntOn = learntOn,
            Evidence = input.Evidence?.Trim() ?? "",
            SourceUrl = input.SourceUrl?.Trim() ?? "",
        };
        step.Check(commitment);
        return step;
    }

    public bool IsSame(CommitmentStep other) =>
        Rung == other.Rung && TrueOn == other.TrueOn && Evidence == other.Evidence && SourceUrl == other.SourceUrl;

    private void Check(Commitment commitment)
    {
        if (Rung != Rung.Heard && Evidence.Length == 0)
        {
            throw new RefusedException("Every rung above \"heard\" needs its evidence: by what do we know it?") { Code = "no_evidence" };
        }

        if (Evidence.Length > EvidenceMaxLength || SourceUrl.Length > SourceMaxLength)
        {
            throw new RefusedException(
                "The evidence has at most {0} characters, its address at most {1}.",
                EvidenceMaxLength,
                SourceMaxLength
            );
        }

        var isWeb = Uri.TryCreate(SourceUrl, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
        if (SourceUrl.Length > 0 && (!isWeb || address is null))
        {
            throw new RefusedException("\"{0}\" is not a web address.", SourceUrl);
        }

        if (TrueOn < commitment.MadeOn)
        {
            throw new RefusedException("The commitment cannot have come further before it was made.");
        }

        if (TrueOn > LearntOn)
        {
            throw new RefusedException("What is true only on a later day is not known yet.");
        }
    }

    internal sealed class Mapping : IEntityTypeConfiguration<CommitmentStep>
    {
        public void Configure(EntityTypeBuilder<CommitmentStep> builder)
        {
            builder.ToTable("commitment_steps");
            builder.Property(step => step.Evidence).HasMaxLength(EvidenceMaxLength);
            builder.Property(step => step.SourceUrl).HasMaxLength(SourceMaxLength);
        }
    }
}
