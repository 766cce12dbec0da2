using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Planning;

/// <summary>A task begins when another is finished.</summary>
internal sealed class PlanItemLink : CampaignRecord
{
    public required Guid ItemId { get; init; }
    public required Guid PredecessorId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PlanItemLink>
    {
        public const string OncePerPair = "ix_plan_links_item_predecessor";

        public void Configure(EntityTypeBuilder<PlanItemLink> builder)
        {
            builder.ToTable("plan_links");
            builder.HasIndex(link => new { link.ItemId, link.PredecessorId }).IsUnique().HasDatabaseName(OncePerPair);
            builder.HasOne<PlanItem>().WithMany().HasForeignKey(link => link.PredecessorId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
