using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Commitments;

/// <summary>A rung that a commitment reached, or fell back by: the day it was so, the day we learnt it, and what shows it. It is never changed.</summary>
internal sealed class CommitmentStep : CampaignRecord
{
    public const int EvidenceMaxLength = 1000;
    public const int AddressMaxLength = 500;

    public required Guid CommitmentId { get; init; }
    public required Rung Rung { get; init; }

    /// <summary>The day it was true, in the campaign's zone.</summary>
    public required DateOnly TrueOn { get; init; }

    /// <summary>The day we learnt it, in the campaign's zone.</summary>
    public required DateOnly LearntOn { get; init; }

    /// <summary>What shows it: a letter and its date, minutes, a decree.</summary>
    public string Evidence { get; init; } = "";

    /// <summary>Where everybody can read it; empty or an https address.</summary>
    public string Address { get; init; } = "";

    public static CommitmentStep Of(
        Commitment commitment,
        Rung rung,
        DateOnly? trueOn,
        DateOnly learntOn,
        string? evidence = null,
        string? address = null
    )
    {
        if (trueOn is not { } day)
        {
            throw new RefusedException("Say on which day it was so.");
        }

        if (day > learntOn)
        {
            throw new RefusedException("This day is still to come: a rung is written down after it was reached.");
        }

        if (day < commitment.MadeOn)
        {
            throw new RefusedException("The promise was made on {0}: nothing can have become of it before.", commitment.MadeOn);
        }

        if (rung != Rung.Heard && string.IsNullOrWhiteSpace(evidence))
        {
            throw new RefusedException("Every rung above \"heard\" needs its evidence: say what shows it.") { Code = "evidence_missing" };
        }

        if (evidence?.Length > EvidenceMaxLength || address?.Length > AddressMaxLength)
        {
            throw new RefusedException(
                "The evidence has at most {0} characters, its address at most {1}.",
                EvidenceMaxLength,
                AddressMaxLength
            );
        }

        if (
            !string.IsNullOrWhiteSpace(address)
            && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps)
        )
        {
            throw new RefusedException("The address of the evidence begins with https://.");
        }

        return new CommitmentStep
        {
            CampaignId = commitment.CampaignId,
            CommitmentId = commitment.Id,
            Rung = rung,
            TrueOn = day,
            LearntOn = learntOn,
            Evidence = evidence?.Trim() ?? "",
            Address = address?.Trim() ?? "",
        };
    }

    internal sealed class Mapping : IEntityTypeConfiguration<CommitmentStep>
    {
        public void Configure(EntityTypeBuilder<CommitmentStep> builder)
        {
            builder.ToTable("commitment_steps");
            builder.Property(step => step.Evidence).HasMaxLength(EvidenceMaxLength);
            builder.Property(step => step.Address).HasMaxLength(AddressMaxLength);
        }
    }
}
