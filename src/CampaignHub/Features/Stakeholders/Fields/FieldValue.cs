using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Stakeholders.Fields;

/// <summary>What a custom field says of one stakeholder.</summary>
internal sealed class FieldValue : CampaignRecord, IFindable
{
    public const int MaxLength = 1000;

    public required Guid StakeholderId { get; init; }
    public required Guid FieldId { get; init; }
    public CustomField Field { get; init; } = null!;

    /// <summary>As <see cref="FieldText.Read"/> keeps it: a number with a point, a day as 2023-01-31, a choice as its field writes it.</summary>
    [NotJournaled]
    public required string Text { get; set; }
    public string FindText { get; set; } = "";

    public string ComposeFindText() => Text;

    internal sealed class Mapping : IEntityTypeConfiguration<FieldValue>
    {
        public void Configure(EntityTypeBuilder<FieldValue> builder)
        {
            builder.ToTable("field_values");
            builder.Property(value => value.Text).HasMaxLength(MaxLength);
            builder.HasIndex(value => new { value.StakeholderId, value.FieldId }).IsUnique();
            builder.HasOne<Stakeholder>().WithMany().HasForeignKey(value => value.StakeholderId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne(value => value.Field).WithMany().HasForeignKey(value => value.FieldId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
