using CampaignHub.Platform;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Commitments;

internal enum EvidenceState
{
    Intact,
    Altered,
    Missing,
}

/// <summary>A file or capture that proves a step: it lies in the store under its SHA-256 and is never replaced.</summary>
internal sealed class CommitmentEvidence : CampaignRecord
{
    public const int SourceMaxLength = 500;

    public required Guid CommitmentId { get; init; }
    public required Guid StepId { get; init; }
    public required string Name { get; init; }
    public required FileKind Type { get; init; }
    public required string ContentType { get; init; }
    public required long Bytes { get; init; }

    /// <summary>Of the content as it came in, in small hexadecimal letters; what lies in the store is compared with it.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The day it was received or captured, in the campaign's zone.</summary>
    public required DateOnly CapturedOn { get; init; }

    /// <summary>From whom or where we have it; empty when nobody said.</summary>
    public string Source { get; init; } = "";

    /// <summary>What the last check found; null before the first.</summary>
    public EvidenceState? State { get; private set; }
    public DateTimeOffset? CheckedAt { get; private set; }

    public void Found(EvidenceState state, DateTimeOffset now) => (State, CheckedAt) = (state, now);

    /// <exception cref="RefusedException">The source is too long, or the day is still ahead.</exception>
    public static CommitmentEvidence Of(
        CommitmentStep step,
        KeptFile kept,
        string? name,
        string? source,
        DateOnly capturedOn,
        DateOnly today
    )
    {
        if (source?.Length > SourceMaxLength)
        {
            throw new RefusedException("The source of a file has at most {0} characters.", SourceMaxLength);
        }

        return new CommitmentEvidence
        {
            CampaignId = step.CampaignId,
            CommitmentId = step.CommitmentId,
            StepId = step.Id,
            Name = kept.Facts.Type.Rename(FileName.Clean(name)),
            Type = kept.Facts.Type.Kind,
            ContentType = kept.Facts.Type.ContentType,
            Bytes = kept.Bytes,
            Sha256 = kept.Sha256,
            CapturedOn =
                capturedOn <= today ? capturedOn : throw new RefusedException("Nobody has received a file on a day that is still ahead."),
            Source = source?.Trim() ?? "",
        };
    }

    internal sealed class Mapping : IEntityTypeConfiguration<CommitmentEvidence>
    {
        public const string OncePerContent = "ix_commitment_evidence_step_sha256";

        public void Configure(EntityTypeBuilder<CommitmentEvidence> builder)
        {
            builder.ToTable("commitment_evidence");
            builder.Property(each => each.Name).HasMaxLength(FileName.MaxLength + 10);
            builder.Property(each => each.ContentType).HasMaxLength(100);
            builder.Property(each => each.Sha256).HasMaxLength(64);
            builder.Property(each => each.Source).HasMaxLength(SourceMaxLength);
            builder.HasIndex(each => new { each.StepId, each.Sha256 }).IsUnique().HasDatabaseName(OncePerContent);
            builder.HasOne<Commitment>().WithMany().HasForeignKey(each => each.CommitmentId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<CommitmentStep>().WithMany().HasForeignKey(each => each.StepId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
