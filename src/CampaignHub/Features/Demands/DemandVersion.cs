using CampaignHub.Platform.Records;
using CampaignHub.Platform.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Demands;

/// <summary>One wording of a demand. It is never changed once it is there.</summary>
internal sealed class DemandVersion : CampaignRecord, IShownInPublic
{
    public const int TextMaxLength = 6000;
    public const int ReasonMaxLength = 400;

    public required Guid DemandId { get; init; }
    public required int Number { get; init; }

    /// <summary>Markdown.</summary>
    public required string Text { get; init; }

    /// <summary>Why it was worded anew; empty for the first.</summary>
    public required string Reason { get; init; }

    /// <summary>The day it came into force, in the campaign's zone.</summary>
    public required DateOnly Since { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<DemandVersion>
    {
        public const string OncePerNumber = "ix_demand_versions_demand_number";

        public void Configure(EntityTypeBuilder<DemandVersion> builder)
        {
            builder.ToTable("demand_versions");
            builder.Property(version => version.Text).HasMaxLength(TextMaxLength);
            builder.Property(version => version.Reason).HasMaxLength(ReasonMaxLength);
            builder.HasIndex(version => new { version.DemandId, version.Number }).IsUnique().HasDatabaseName(OncePerNumber);
        }
    }
}
