using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Stakeholders.Views;

/// <summary>A stakeholder that the analysis of actors (MACTOR) looks at.</summary>
internal sealed class MactorSeat : CampaignRecord
{
    public required Guid StakeholderId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<MactorSeat>
    {
        public const string Once = "ix_mactor_seats_stakeholder";

        public void Configure(EntityTypeBuilder<MactorSeat> builder)
        {
            builder.ToTable("mactor_seats");
            builder.HasIndex(seat => seat.StakeholderId).IsUnique().HasDatabaseName(Once);
            builder.HasOne<Stakeholder>().WithMany().HasForeignKey(seat => seat.StakeholderId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>How much one stakeholder can move another directly (MDI): 1 its ways of working, 2 its projects, 3 its tasks, 4 its existence.</summary>
internal sealed class DirectInfluence : CampaignRecord
{
    public required Guid FromId { get; init; }
    public required Guid ToId { get; init; }
    public int Value { get; private set; }

    public void Weigh(int value) =>
        Value =
            value is >= 0 and <= Mactor.Strongest && FromId != ToId
                ? value
                : throw new RefusedException("A direct influence goes from 0 to {0}, and nobody influences themselves.", Mactor.Strongest);

    internal sealed class Mapping : IEntityTypeConfiguration<DirectInfluence>
    {
        public const string OncePerPair = "ix_direct_influences_pair";

        public void Configure(EntityTypeBuilder<DirectInfluence> builder)
        {
            builder.ToTable("direct_influences");
            builder.HasIndex(each => new { each.FromId, each.ToId }).IsUnique().HasDatabaseName(OncePerPair);
            builder.HasOne<Stakeholder>().WithMany().HasForeignKey(each => each.FromId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Stakeholder>().WithMany().HasForeignKey(each => each.ToId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
