using CampaignHub.Platform.Mail.Lists;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Platform.Mail;

/// <summary>
/// One mail as it was written, to one or many; each recipient has their own <see cref="Delivery"/>.
/// It is frozen when it is queued: what a person receives is made from it at each attempt.
/// </summary>
internal sealed class OutgoingMail : Record, IFindable, IMayBeInCampaign
{
    public const int SubjectMaxLength = 400;
    public const int AddressMaxLength = 254;
    public const int NameMaxLength = 200;

    /// <summary>Null for the workspace's own mails (invitations, tests), which campaigns do not see.</summary>
    public Guid? CampaignId { get; init; }
    public required MailPurpose Purpose { get; init; }

    /// <summary>Lower goes first, so that a small urgent mail is not stuck behind a big one.</summary>
    public required int Rank { get; init; }
    public required string Subject { get; init; }

    [NotJournaled]
    public required string Text { get; init; }

    /// <summary>A fragment on the allow-list of <see cref="Language.SafeHtml.FromMail"/>; null sends the text alone.</summary>
    [NotJournaled]
    public string? Html { get; init; }
    public required string Language { get; init; }

    /// <summary>Null sends from the hub's own address.</summary>
    public string? FromAddress { get; init; }
    public string? FromName { get; init; }
    public string? ReplyTo { get; init; }

    /// <summary>The Message-ID that this one answers.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>Whoever answered what it follows since then gets nothing of it; null where it follows nothing.</summary>
    public DateTimeOffset? UnlessAnsweredSince { get; init; }
    public string? AboutKind { get; init; }
    public Guid? AboutId { get; init; }

    /// <summary>The list it goes to, by the name it had then.</summary>
    public Guid? ListId { get; init; }
    public string? ListName { get; init; }

    /// <summary>It bears a personal link: stored sealed, never shown in the mailbox.</summary>
    public bool IsConfidential { get; init; }

    /// <summary>When it is to leave; null at once.</summary>
    public DateTimeOffset? ScheduledFor { get; init; }

    /// <summary>What of it waits does not leave meanwhile.</summary>
    public DateTimeOffset? PausedAt { get; set; }

    /// <summary>Stopped by the hub itself, which found it long after its hour.</summary>
    public bool IsFoundLate { get; set; }

    /// <summary>Somebody gave up the rest.</summary>
    public DateTimeOffset? CancelledAt { get; set; }

    /// <summary>What makes two queuings of the same deed one mail.</summary>
    public string? OnceKey { get; init; }
    public string FindText { get; set; } = "";

    public MailList? List => ListId is { } id ? new MailList(id, ListName ?? "") : null;
    public SubjectRef? About => AboutKind is null || AboutId is not { } id ? null : new SubjectRef(AboutKind, id);

    /// <summary>A machine decided to send it (RFC 3834): its readers' machines do not answer.</summary>
    public bool IsAutomatic => Purpose is not (MailPurpose.Release or MailPurpose.Mailing or MailPurpose.Answer);

    public string ComposeFindText() => $"{Subject} {FromName} {FromAddress}";

    internal sealed class Mapping : IEntityTypeConfiguration<OutgoingMail>
    {
        public const string OncePerKey = "ix_outgoing_mails_once_key";

        public void Configure(EntityTypeBuilder<OutgoingMail> builder)
        {
            builder.ToTable("outgoing_mails");
            builder.Property(mail => mail.Subject).HasMaxLength(SubjectMaxLength);
            builder.Property(mail => mail.Language).HasMaxLength(2);
            builder.Property(mail => mail.FromAddress).HasMaxLength(AddressMaxLength);
            builder.Property(mail => mail.FromName).HasMaxLength(NameMaxLength);
            builder.Property(mail => mail.ReplyTo).HasMaxLength(AddressMaxLength);
            builder.Property(mail => mail.InReplyTo).HasMaxLength(Delivery.MessageIdMaxLength);
            builder.Property(mail => mail.AboutKind).HasMaxLength(40);
            builder.Property(mail => mail.ListName).HasMaxLength(NameMaxLength);
            builder.Property(mail => mail.OnceKey).HasMaxLength(160);
            builder.HasIndex(mail => mail.OnceKey).IsUnique().HasDatabaseName(OncePerKey);
            builder.HasIndex(mail => new { mail.AboutKind, mail.AboutId });
            builder.HasIndex(mail => new { mail.CampaignId, mail.CreatedAt });
        }
    }
}
