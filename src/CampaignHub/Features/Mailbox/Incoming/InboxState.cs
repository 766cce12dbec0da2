using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Mailbox.Incoming;

/// <summary>How far a mailbox has been read, and how the last round went.</summary>
internal sealed class InboxState
{
    public const string Folder = "folder";

    /// <summary>The folder, or user, server and folder of an IMAP mailbox.</summary>
    public required string Key { get; init; }

    /// <summary>When the server changes it, its numbers start anew (RFC 9051 §2.3.1.1).</summary>
    public long UidValidity { get; set; }
    public long LastUid { get; set; }
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>Why the last round failed; null when it went well.</summary>
    public string? Problem { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<InboxState>
    {
        public const int ProblemMaxLength = 400;

        public void Configure(EntityTypeBuilder<InboxState> builder)
        {
            builder.ToTable("inboxes");
            builder.HasKey(state => state.Key);
            builder.Property(state => state.Key).HasMaxLength(500);
            builder.Property(state => state.Problem).HasMaxLength(ProblemMaxLength);
        }
    }
}
