using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Planning.Importing;

/// <summary>What an import may make or change.</summary>
internal enum PlanImportRecord
{
    Task,
    Anchor,

    /// <summary>Only ever made.</summary>
    Phase,
}

/// <summary>A record that an import made or changed, with how it was and how it left it (<see cref="PlanItemState"/> as JSON).</summary>
internal sealed class PlanImportChange : CampaignRecord, INotJournaled
{
    public required Guid ImportId { get; init; }
    public required Guid RecordId { get; init; }
    public PlanImportRecord Of { get; init; }

    /// <summary>Null where the import made it.</summary>
    public string? Before { get; init; }
    public string After { get; init; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<PlanImportChange>
    {
        public void Configure(EntityTypeBuilder<PlanImportChange> builder)
        {
            builder.ToTable("plan_import_changes");
            builder.HasOne<PlanImport>().WithMany().HasForeignKey(change => change.ImportId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>How files call a task that came from one, so that the same line finds it again.</summary>
internal sealed class PlanImportKey : CampaignRecord, INotJournaled
{
    public const int KeyMaxLength = 120;

    public required string Key { get; init; }
    public required Guid ItemId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PlanImportKey>
    {
        public void Configure(EntityTypeBuilder<PlanImportKey> builder)
        {
            builder.ToTable("plan_import_keys");
            builder.Property(key => key.Key).HasMaxLength(KeyMaxLength);
            builder.HasOne<PlanItem>().WithMany().HasForeignKey(key => key.ItemId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
