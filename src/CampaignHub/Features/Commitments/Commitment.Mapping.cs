using CampaignHub.Features.Directory;
using CampaignHub.Features.Meetings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Commitments;

internal sealed partial class Commitment
{
    internal sealed class Mapping : IEntityTypeConfiguration<Commitment>
    {
        public const string OncePerSlug = "ix_commitments_slug";

        public void Configure(EntityTypeBuilder<Commitment> builder)
        {
            builder.ToTable("commitments");
            builder.Property(commitment => commitment.Words).HasMaxLength(WordsMaxLength);
            builder.Property(commitment => commitment.PlaceSaid).HasMaxLength(PlaceMaxLength);
            builder.Property(commitment => commitment.Summary).HasMaxLength(SummaryMaxLength);
            builder.Property(commitment => commitment.Slug).HasMaxLength(SlugMaxLength);
            builder.Ignore(commitment => commitment.Rung);
            builder.Ignore(commitment => commitment.Title);
            builder.HasIndex(commitment => commitment.Slug).IsUnique().HasDatabaseName(OncePerSlug);
            builder.HasIndex(commitment => commitment.Deadline);
            // Whoever promised something stays in the directory's trash as long as the promise is kept here.
            builder.HasOne<Actor>().WithMany().HasForeignKey(commitment => commitment.ById).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Post>().WithMany().HasForeignKey(commitment => commitment.PostId).OnDelete(DeleteBehavior.SetNull);
            builder.HasOne<Meeting>().WithMany().HasForeignKey(commitment => commitment.MeetingId).OnDelete(DeleteBehavior.SetNull);
            builder
                .HasMany(commitment => commitment.Steps)
                .WithOne()
                .HasForeignKey(step => step.CommitmentId)
                .OnDelete(DeleteBehavior.Cascade);
            builder
                .HasMany(commitment => commitment.Demands)
                .WithOne()
                .HasForeignKey(each => each.CommitmentId)
                .OnDelete(DeleteBehavior.Cascade);
        }
    }
}
