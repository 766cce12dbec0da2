using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Platform.Records;

internal enum JournalAction
{
    Created,
    Changed,
    Trashed,
    Restored,
    Erased,
}

/// <summary>Who changed what and when, written in the transaction of the change.</summary>
internal sealed class JournalEntry
{
    public Guid Id { get; init; } = OrderedId.Next();
    public required DateTimeOffset At { get; init; }

    /// <summary>Null when the hub acted by itself (a workflow, a recipe, a sweep).</summary>
    public Guid? UserId { get; init; }
    public Guid? CampaignId { get; init; }

    /// <summary>The table of the record.</summary>
    public required string Kind { get; init; }
    public required Guid RecordId { get; init; }
    public required JournalAction Action { get; init; }

    /// <summary>JSON object: member → [old, new]; empty for a new record.</summary>
    public required string Changes { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<JournalEntry>
    {
        public void Configure(EntityTypeBuilder<JournalEntry> builder)
        {
            builder.ToTable("journal");
            builder.Property(entry => entry.Kind).HasMaxLength(60);
            builder.HasIndex(entry => new { entry.RecordId, entry.At });
            builder.HasIndex(entry => new { entry.CampaignId, entry.At });
        }
    }
}
