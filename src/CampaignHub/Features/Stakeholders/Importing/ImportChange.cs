using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>What an import changed: a record that it made, or a field of an actor with what stood there before.</summary>
internal sealed class ImportChange : CampaignRecord, INotJournaled
{
    public required Guid BatchId { get; init; }
    public required string RecordKind { get; init; }
    public required Guid RecordId { get; init; }

    /// <summary>Of an actor; null for a record that was made, or for many: <see cref="After"/> then holds their ids.</summary>
    public string? Field { get; init; }

    public string? Before { get; init; }
    public string? After { get; init; }

    /// <summary>One for each record, where it tells of many.</summary>
    public IEnumerable<ImportChange> Each() =>
        Field is not null || After is null
            ? [this]
            : After
                .Split(',')
                .Select(id => new ImportChange
                {
                    CampaignId = CampaignId,
                    BatchId = BatchId,
                    RecordKind = RecordKind,
                    RecordId = Guid.ParseExact(id, "N"),
                });

    internal sealed class Mapping : IEntityTypeConfiguration<ImportChange>
    {
        public void Configure(EntityTypeBuilder<ImportChange> builder)
        {
            builder.ToTable("import_changes");
            builder.Property(change => change.RecordKind).HasMaxLength(40);
            builder.Property(change => change.Field).HasMaxLength(40);
            builder.HasIndex(change => change.RecordId);
            builder.HasOne<ImportBatch>().WithMany().HasForeignKey(change => change.BatchId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
