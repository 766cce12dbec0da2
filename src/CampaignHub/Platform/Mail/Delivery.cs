using CampaignHub.Platform.Records;
using CampaignHub.Platform.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Platform.Mail;

/// <summary>Where a mail to one person stands. Only <see cref="DeliveryLedger"/> moves it while it is being sent.</summary>
internal enum DeliveryState
{
    /// <summary>Waits for its turn.</summary>
    Queued,

    /// <summary>A process holds it; nothing has left.</summary>
    Claimed,

    /// <summary>The relay took the recipient, and the text may be on its way: a crash from here on leaves it uncertain.</summary>
    DataStarted,

    /// <summary>The relay answered that it has it (or the file is written).</summary>
    Accepted,

    /// <summary>Refused for now; tried again later.</summary>
    Deferred,

    /// <summary>Refused for good.</summary>
    Failed,

    /// <summary>The text left and no answer came: a person decides, the hub never sends it again by itself.</summary>
    Uncertain,
}

/// <summary>One mail to one person: who, how far it got, and what the relay said.</summary>
internal sealed class Delivery : ILeased, IFindable, IMayBeInCampaign
{
    public const int MessageIdMaxLength = 250;
    public const int ReplyMaxLength = 400;

    public static readonly IReadOnlyList<DeliveryState> Final = [DeliveryState.Accepted, DeliveryState.Failed, DeliveryState.Uncertain];

    public Guid Id { get; init; } = OrderedId.Next();
    public required Guid MailId { get; init; }
    public Guid? CampaignId { get; init; }
    public required string Address { get; init; }

    /// <summary>The address in lower case: one person gets one mail once.</summary>
    public required string AddressKey { get; init; }
    public string Name { get; init; } = "";

    /// <summary>What the mail's merge fields say for this person: JSON, sealed where the mail is confidential.</summary>
    public string Values { get; init; } = "{}";

    /// <summary>The same on every attempt, so that receivers who care can drop a second copy.</summary>
    public required string MessageId { get; init; }

    /// <summary>The Message-ID of the earlier mail to the same person that this one follows.</summary>
    public string? InReplyTo { get; init; }
    public required int Rank { get; init; }
    public DeliveryState State { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset QueuedAt { get; set; }
    public DateTimeOffset DueAt { get; set; }
    public DateTimeOffset? DataStartedAt { get; set; }
    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>The relay's last reply; a text without a code is the hub's own (English, translated where shown).</summary>
    public int? ReplyCode { get; set; }
    public string? ReplyText { get; set; }

    /// <summary>What came back of it, by a report or by the relay's own refusal; null where nothing did.</summary>
    public Reading.BounceReason? Bounce { get; set; }
    public Reading.BounceEffect? BounceEffect { get; set; }

    /// <summary>RFC 3463, such as 5.1.1.</summary>
    public string? BounceStatus { get; set; }
    public string? BounceWords { get; set; }
    public DateTimeOffset? BouncedAt { get; set; }

    /// <summary>The message as it left, from the moment it began to leave; dropped once accepted, its hash stays.</summary>
    public byte[]? Raw { get; set; }
    public string? Sha256 { get; set; }

    /// <summary>The process that holds it, so that the next start knows at once what a killed one left behind.</summary>
    public Guid? Owner { get; set; }
    public Guid? LeaseToken { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }
    public string FindText { get; set; } = "";

    public string ComposeFindText() => $"{Name} {Address}";

    internal sealed class Mapping : IEntityTypeConfiguration<Delivery>
    {
        public const string OncePerAddress = "ix_deliveries_mail_address";

        public void Configure(EntityTypeBuilder<Delivery> builder)
        {
            builder.ToTable("deliveries");
            builder.Property(delivery => delivery.Id).ValueGeneratedNever();
            builder.Property(delivery => delivery.Address).HasMaxLength(OutgoingMail.AddressMaxLength);
            builder.Property(delivery => delivery.AddressKey).HasMaxLength(OutgoingMail.AddressMaxLength);
            builder.Property(delivery => delivery.Name).HasMaxLength(OutgoingMail.NameMaxLength);
            builder.Property(delivery => delivery.MessageId).HasMaxLength(MessageIdMaxLength);
            builder.Property(delivery => delivery.InReplyTo).HasMaxLength(MessageIdMaxLength);
            builder.Property(delivery => delivery.ReplyText).HasMaxLength(ReplyMaxLength);
            builder.Property(delivery => delivery.BounceStatus).HasMaxLength(12);
            builder.Property(delivery => delivery.BounceWords).HasMaxLength(ReplyMaxLength);
            builder.Property(delivery => delivery.Sha256).HasMaxLength(64);
            builder.HasIndex(delivery => new { delivery.MailId, delivery.AddressKey }).IsUnique().HasDatabaseName(OncePerAddress);
            builder.HasIndex(delivery => delivery.MessageId);
            builder.HasIndex(delivery => new { delivery.AddressKey, delivery.QueuedAt });
            builder.HasIndex(delivery => new
            {
                delivery.State,
                delivery.Rank,
                delivery.DueAt,
            });
            builder.HasIndex(delivery => delivery.LeaseToken);
            builder.HasOne<OutgoingMail>().WithMany().HasForeignKey(delivery => delivery.MailId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
