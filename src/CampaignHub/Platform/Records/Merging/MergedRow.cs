using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Platform.Records.Merging;

internal enum MergedHow
{
    Changed,
    Dropped,
}

/// <summary>What a merge did to one row, with what stood there before, so that it can be undone.</summary>
internal sealed class MergedRow
{
    public Guid Id { get; init; } = OrderedId.Next();
    public required Guid MergeId { get; init; }

    /// <summary>What it is, by the name of its class: <c>ContactDetail</c>.</summary>
    public required string Type { get; init; }

    /// <summary>JSON object: the columns of its key.</summary>
    public required string Key { get; init; }

    /// <summary>Its id, where the key is one.</summary>
    public Guid? RowId { get; init; }
    public required MergedHow How { get; init; }

    /// <summary>The row that stands for a dropped one.</summary>
    public Guid? IntoId { get; init; }

    /// <summary>The campaign it belongs to; null is the workspace's directory.</summary>
    public Guid? CampaignId { get; init; }

    /// <summary>JSON object: column → value. Of a dropped row all, of a changed one those that changed.</summary>
    public required string Before { get; init; }

    /// <summary>JSON object; empty for a dropped row.</summary>
    public required string After { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<MergedRow>
    {
        public void Configure(EntityTypeBuilder<MergedRow> builder)
        {
            builder.ToTable("merged_rows");
            builder.Property(row => row.Type).HasMaxLength(80);
            builder.HasIndex(row => row.MergeId);
            builder.HasIndex(row => row.RowId);
        }
    }
}
