using CampaignHub.Platform.Access;
using CampaignHub.Platform.Events;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Mail.Reading;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Mailbox.Incoming;

internal enum IncomingSource
{
    Imap,
    Folder,

    /// <summary>Posted by a program.</summary>
    Api,
}

/// <summary>A mail that came in, as it came: its bytes lie on disk under their hash, this row says what it is.</summary>
internal sealed class IncomingMail : Record, IFindable, IMayBeInCampaign
{
    public const int KeyMaxLength = 300;
    public const int WordsMaxLength = 20_000;

    /// <summary>The campaign of the mail it answers; null where that is unknown.</summary>
    public Guid? CampaignId { get; init; }

    /// <summary>Its Message-ID, or its hash where it has none: the same mail twice is one row.</summary>
    public required string Key { get; init; }
    public required IncomingSource Source { get; init; }
    public required string FromAddress { get; init; }
    public string FromName { get; init; } = "";
    public required string Subject { get; init; }

    /// <summary>What its Date header says; null where it says nothing readable.</summary>
    public DateTimeOffset? SentAt { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required string Sha256 { get; init; }
    public required long Size { get; init; }

    public InboundKind Kind { get; init; } = InboundKind.Unrelated;

    /// <summary>What a person wrote in it, without what they quote and their signature; empty where no person wrote.</summary>
    [NotJournaled]
    public string Words { get; init; } = "";

    /// <summary>The delivery of ours that it answers or is about.</summary>
    public Guid? AnswersId { get; init; }

    /// <summary>Who looks after it.</summary>
    public Guid? AssignedToId { get; set; }

    /// <summary>When a person did what it asks: agreed to an unsubscribe, answered.</summary>
    public DateTimeOffset? DoneAt { get; private set; }
    public string FindText { get; set; } = "";

    public string ComposeFindText() => $"{Subject} {FromName} {FromAddress}";

    public void Done(DateTimeOffset now) => DoneAt ??= now;

    internal sealed class Mapping : IEntityTypeConfiguration<IncomingMail>
    {
        public const string OncePerKey = "ix_incoming_mails_key";

        public void Configure(EntityTypeBuilder<IncomingMail> builder)
        {
            builder.ToTable("incoming_mails");
            builder.Property(mail => mail.Key).HasMaxLength(KeyMaxLength);
            builder.Property(mail => mail.FromAddress).HasMaxLength(OutgoingMail.AddressMaxLength);
            builder.Property(mail => mail.FromName).HasMaxLength(OutgoingMail.NameMaxLength);
            builder.Property(mail => mail.Subject).HasMaxLength(OutgoingMail.SubjectMaxLength);
            builder.Property(mail => mail.Sha256).HasMaxLength(64);
            builder.Property(mail => mail.Words).HasMaxLength(WordsMaxLength);
            builder.HasOne<HubUser>().WithMany().HasForeignKey(mail => mail.AssignedToId).OnDelete(DeleteBehavior.SetNull);
            builder.HasIndex(mail => mail.Key).IsUnique().HasDatabaseName(OncePerKey);
            builder.HasIndex(mail => new { mail.CampaignId, mail.ReceivedAt });
            builder.HasOne<Delivery>().WithMany().HasForeignKey(mail => mail.AnswersId).OnDelete(DeleteBehavior.SetNull);
        }
    }
}

/// <summary>A mail came in and is stored; told once for each.</summary>
/// <param name="AnswersId">The delivery of ours that it answers.</param>
/// <param name="AboutId">The record that the answered mail was about; null for what a machine answered by itself.</param>
internal sealed record MailReceived(Guid MailId, Guid? AnswersId, Guid? AboutId) : HubEvent
{
    public override Guid SubjectId => MailId;
    public override string? OnceKey => "received";
}
