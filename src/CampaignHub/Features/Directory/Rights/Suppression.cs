using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Directory.Rights;

internal enum SuppressedBecause
{
    Objected,
    ErasedOnRequest,
}

/// <summary>
/// An address, phone or name that is not to come back, as a keyed hash: it outlives the person's record, its merge and a second import, and says nothing
/// to whoever reads it without the key.
/// </summary>
internal sealed class Suppression
{
    public Guid Id { get; init; } = OrderedId.Next();

    /// <summary>HMAC-SHA256 in base 64.</summary>
    public required string Hash { get; init; }
    public required SuppressedBecause Because { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Whose it was: of an erased person an id that leads nowhere.</summary>
    public required Guid ActorId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Suppression>
    {
        public void Configure(EntityTypeBuilder<Suppression> builder)
        {
            builder.ToTable("suppressions");
            builder.Property(each => each.Id).ValueGeneratedNever();
            builder.Property(each => each.Hash).HasMaxLength(44);
            builder
                .HasIndex(each => new
                {
                    each.Hash,
                    each.ActorId,
                    each.Because,
                })
                .IsUnique();
            builder.HasIndex(each => each.ActorId);
        }
    }
}

/// <summary>Why somebody was erased.</summary>
internal enum ErasureCause
{
    AskedFor,
    KeptLongEnough,
}

/// <summary>
/// One line of the erasure ledger: that somebody was erased, by an id that leads nowhere. Lines are added and never changed; the same line stands in a file
/// of the data directory, so that a restored database is told again.
/// </summary>
internal sealed class Erasure
{
    /// <summary>Of the person, who is no more.</summary>
    public required Guid Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public Guid? UserId { get; init; }
    public required ErasureCause Cause { get; init; }

    /// <summary>How many rows went.</summary>
    public required int Rows { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Erasure>
    {
        public void Configure(EntityTypeBuilder<Erasure> builder)
        {
            builder.ToTable("erasures");
            builder.Property(each => each.Id).ValueGeneratedNever();
            builder.HasIndex(each => each.At);
        }
    }
}

/// <summary>That data about people left the hub: who took what, when, for what, and how many people are in it.</summary>
internal sealed class DataExport
{
    public const int TextMaxLength = 400;

    public Guid Id { get; init; } = OrderedId.Next();
    public required DateTimeOffset At { get; init; }

    /// <summary>Null where a command of the machine took it.</summary>
    public Guid? UserId { get; init; }
    public Guid? CampaignId { get; init; }

    /// <summary>English, translated where shown.</summary>
    public required string Scope { get; init; }
    public required string Reason { get; init; }
    public required int People { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<DataExport>
    {
        public void Configure(EntityTypeBuilder<DataExport> builder)
        {
            builder.ToTable("data_exports");
            builder.Property(each => each.Id).ValueGeneratedNever();
            builder.Property(each => each.Scope).HasMaxLength(TextMaxLength);
            builder.Property(each => each.Reason).HasMaxLength(TextMaxLength);
            builder.HasIndex(each => each.At);
        }
    }
}

/// <summary>The mail that tells people about their data, as a campaign words it in one language; without one the hub's own words stand.</summary>
internal sealed class NoticeText : CampaignRecord
{
    public const int SubjectMaxLength = 200;
    public const int BodyMaxLength = 8000;

    public required string Language { get; init; }
    public required string Subject { get; set; }
    public required string Body { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<NoticeText>
    {
        public void Configure(EntityTypeBuilder<NoticeText> builder)
        {
            builder.ToTable("notice_texts");
            builder.Property(text => text.Language).HasMaxLength(2);
            builder.Property(text => text.Subject).HasMaxLength(SubjectMaxLength);
            builder.Property(text => text.Body).HasMaxLength(BodyMaxLength);
            builder.HasIndex(text => new { text.CampaignId, text.Language }).IsUnique();
        }
    }
}
