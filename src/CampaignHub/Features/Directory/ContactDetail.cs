using CampaignHub.Platform;
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
    public ContactKind Kind { get; private set; }

    [NotJournaled]
    public string Value { get; private set; } = "";

    /// <summary>Where we have it from; never empty (GDPR art. 14).</summary>
    public string Source { get; private set; } = "";
    public DateOnly CollectedOn { get; private set; }
    public bool IsValid { get; set; } = true;

    public void Describe(ContactKind kind, string? value, string? source, DateOnly collectedOn)
    {
        if (string.IsNullOrWhiteSpace(value) || string.IsNullOrWhiteSpace(source))
        {
            throw new RefusedException("A contact detail needs its value and its source.");
        }

        if (value.Length > ValueMaxLength || source.Length > ValueMaxLength)
        {
            throw new RefusedException("This is too long: at most {0} characters.", ValueMaxLength);
        }

        // Mail addresses are found and compared in small letters.
        var kept = kind == ContactKind.Email ? value.Trim().ToLowerInvariant() : value.Trim();
        (Kind, Value, Source, CollectedOn) = (kind, kept, source.Trim(), collectedOn);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ContactDetail>
    {
        public void Configure(EntityTypeBuilder<ContactDetail> builder)
        {
            builder.ToTable("contact_details");
            builder.Property(contact => contact.Value).HasMaxLength(ValueMaxLength);
            builder.HasIndex(contact => contact.Value);
            builder.Property(contact => contact.Source).HasMaxLength(ValueMaxLength);
        }
    }
}
