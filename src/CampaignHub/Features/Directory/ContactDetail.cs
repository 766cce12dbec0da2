using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Directory;

internal enum ContactKind
{
    Email,
    Phone,
    Mobile,
    Address,
    Website,
    Other,
}

/// <summary>A way to reach an actor, with where it came from and since when we have it.</summary>
internal sealed class ContactDetail : Record
{
    public const int ValueMaxLength = 300;

    public required Guid ActorId { get; init; }
    public required ContactKind Kind { get; set; }

    [NotJournaled]
    public required string Value { get; set; }

    /// <summary>Where we have it from; never empty (GDPR art. 14).</summary>
    public required string Source { get; set; }
    public required DateOnly CollectedOn { get; set; }
    public bool IsValid { get; set; } = true;

    internal sealed class Mapping : IEntityTypeConfiguration<ContactDetail>
    {
        public void Configure(EntityTypeBuilder<ContactDetail> builder)
        {
            builder.ToTable("contact_details");
            builder.Property(contact => contact.Value).HasMaxLength(ValueMaxLength);
            builder.Property(contact => contact.Source).HasMaxLength(ValueMaxLength);
        }
    }
}
