using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Platform.Web;

/// <summary>A request that came with an <c>Idempotency-Key</c>, and what was answered to it.</summary>
internal sealed class KeyedAnswer
{
    /// <summary>How long the same key gets the same answer.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public Guid Id { get; init; } = OrderedId.Next();

    /// <summary>Of who asked, what was asked for, and the key: a hash.</summary>
    public required string Key { get; init; }

    /// <summary>Hash of what was sent.</summary>
    public required string Sent { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Null while the first request is at work, or when it ended without an answer.</summary>
    public int? Status { get; private set; }
    public string? ContentType { get; private set; }
    public string? Location { get; private set; }
    public byte[] Body { get; private set; } = [];

    public void Answer(int status, string? contentType, string? location, byte[] body) =>
        (Status, ContentType, Location, Body) = (status, contentType, location, body);

    internal sealed class Mapping : IEntityTypeConfiguration<KeyedAnswer>
    {
        public const string OncePerKey = "ix_keyed_answers_key";

        public void Configure(EntityTypeBuilder<KeyedAnswer> builder)
        {
            builder.ToTable("keyed_answers");
            builder.Property(answer => answer.Id).ValueGeneratedNever();
            builder.Property(answer => answer.Key).HasMaxLength(64);
            builder.Property(answer => answer.Sent).HasMaxLength(64);
            builder.Property(answer => answer.ContentType).HasMaxLength(200);
            builder.Property(answer => answer.Location).HasMaxLength(400);
            builder.HasIndex(answer => answer.Key).IsUnique().HasDatabaseName(OncePerKey);
            builder.HasIndex(answer => answer.At);
        }
    }
}
