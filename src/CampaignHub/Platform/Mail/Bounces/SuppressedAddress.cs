using CampaignHub.Data;
using CampaignHub.Platform.Mail.Reading;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Platform.Mail.Bounces;

internal enum SuppressedSource
{
    /// <summary>Servers say that nobody reads mail there.</summary>
    Bounce,

    /// <summary>Somebody there called a mail of ours spam.</summary>
    Complaint,

    /// <summary>They asked for no more, and a person agreed.</summary>
    Asked,
}

/// <summary>An address that gets nothing unasked any more. The address, never the person: they may have another one.</summary>
internal sealed class SuppressedAddress : IFindable
{
    public Guid Id { get; init; } = OrderedId.Next();

    /// <summary>In lower case.</summary>
    public required string AddressKey { get; init; }
    public required SuppressedSource Source { get; init; }

    /// <summary>What the servers said, in our words; null where it was no server.</summary>
    public BounceReason? Reason { get; init; }
    public required DateTimeOffset Since { get; init; }

    /// <summary>The delivery whose return brought it here.</summary>
    public Guid? DeliveryId { get; init; }

    /// <summary>The server's own words, one line.</summary>
    public string Words { get; init; } = "";
    public string FindText { get; set; } = "";

    public string ComposeFindText() => AddressKey;

    internal sealed class Mapping : IEntityTypeConfiguration<SuppressedAddress>
    {
        public const string OncePerAddress = "ix_suppressed_addresses_address";

        public void Configure(EntityTypeBuilder<SuppressedAddress> builder)
        {
            builder.ToTable("suppressed_addresses");
            builder.Property(each => each.Id).ValueGeneratedNever();
            builder.Property(each => each.AddressKey).HasMaxLength(OutgoingMail.AddressMaxLength);
            builder.Property(each => each.Words).HasMaxLength(Delivery.ReplyMaxLength);
            builder.HasIndex(each => each.AddressKey).IsUnique().HasDatabaseName(OncePerAddress);
        }
    }
}

/// <summary>Leaves suppressed addresses out of what is queued.</summary>
internal sealed class SuppressedAddresses(HubDb db) : IMailObjections
{
    public string Because => DeliveryReasons.Suppressed;

    public async Task<IReadOnlySet<string>> AmongAsync(IReadOnlyCollection<string> addresses, CancellationToken cancellationToken) =>
        await db.Set<SuppressedAddress>()
            .Where(each => addresses.Contains(each.AddressKey))
            .Select(each => each.AddressKey)
            .ToHashSetAsync(cancellationToken);
}
