using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Commitments.Successions;

/// <summary>A commitment that passed on to a successor: not confirmed until they say so.</summary>
internal sealed class InheritedCommitment : CampaignRecord
{
    public const int ConfirmationMaxLength = 2000;

    public required Guid SuccessionId { get; init; }
    public required Guid CommitmentId { get; init; }

    /// <summary>The day they confirmed it, in the campaign's zone; null while they did not.</summary>
    public DateOnly? ConfirmedOn { get; private set; }

    /// <summary>By what we know it: a letter and its date, a sentence of the minutes.</summary>
    public string Confirmation { get; private set; } = "";

    /// <summary>A second time corrects the first.</summary>
    /// <param name="since">The successor's first day.</param>
    /// <exception cref="RefusedException">Without what we know it by, or on a day when nobody can have confirmed it.</exception>
    public void Confirm(DateOnly? day, string? confirmation, DateOnly since, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(confirmation) || confirmation.Length > ConfirmationMaxLength)
        {
            throw new RefusedException(
                "A confirmation needs what we know it by (a letter, the minutes), in at most {0} characters.",
                ConfirmationMaxLength
            )
            {
                Code = "no_evidence",
            };
        }

        if (day is not { } on || on < since || on > today)
        {
            throw new RefusedException("A successor confirms between the first day in the post and today.");
        }

        (ConfirmedOn, Confirmation) = (on, confirmation.Trim());
    }

    /// <summary>The same commitment, inherited by what turned out to be the same successor.</summary>
    public void Join(InheritedCommitment other)
    {
        if (ConfirmedOn is null)
        {
            (ConfirmedOn, Confirmation) = (other.ConfirmedOn, other.Confirmation);
        }
    }

    internal sealed class Mapping : IEntityTypeConfiguration<InheritedCommitment>
    {
        public const string OncePerCommitment = "ix_inherited_commitments_succession_commitment";

        public void Configure(EntityTypeBuilder<InheritedCommitment> builder)
        {
            builder.ToTable("inherited_commitments");
            builder.Property(each => each.Confirmation).HasMaxLength(ConfirmationMaxLength);
            builder.HasIndex(each => new { each.SuccessionId, each.CommitmentId }).IsUnique().HasDatabaseName(OncePerCommitment);
            builder.HasOne<Commitment>().WithMany().HasForeignKey(each => each.CommitmentId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
