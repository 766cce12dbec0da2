using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Stakeholders.Networks;

/// <summary>Where a stakeholder stands in the drawing of the network. It is kept, so that people find their actors where they were.</summary>
internal sealed class NetworkPlace : IInCampaign
{
    public const string Table = "network_places";

    public required Guid StakeholderId { get; init; }
    public Guid CampaignId { get; set; }
    public required double X { get; init; }
    public required double Y { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<NetworkPlace>
    {
        public void Configure(EntityTypeBuilder<NetworkPlace> builder)
        {
            builder.ToTable(Table);
            builder.HasKey(place => place.StakeholderId);
            builder.HasOne<Stakeholder>().WithMany().HasForeignKey(place => place.StakeholderId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
