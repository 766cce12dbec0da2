using CampaignHub.Features.Demands;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Commitments;

/// <summary>A demand that a commitment answers.</summary>
internal sealed class CommitmentDemand : CampaignRecord, IShownInPublic
{
    public required Guid CommitmentId { get; init; }
    public required Guid DemandId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CommitmentDemand>
    {
        public const string OncePerDemand = "ix_commitment_demands_commitment_demand";

        public void Configure(EntityTypeBuilder<CommitmentDemand> builder)
        {
            builder.ToTable("commitment_demands");
            builder.HasIndex(each => new { each.CommitmentId, each.DemandId }).IsUnique().HasDatabaseName(OncePerDemand);
            builder.HasOne<Demand>().WithMany().HasForeignKey(each => each.DemandId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
