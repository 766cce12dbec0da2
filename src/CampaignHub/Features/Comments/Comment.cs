using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Comments;

/// <summary>What somebody wrote about a record.</summary>
internal sealed class Comment : CampaignRecord
{
    public const int TextMaxLength = 4000;

    public required string SubjectKind { get; init; }
    public required Guid SubjectId { get; init; }

    /// <summary>Out of the journal: what is taken out about somebody must be gone.</summary>
    [NotJournaled]
    public required string Text { get; set; }

    /// <summary>When whoever wrote it corrected it last.</summary>
    public DateTimeOffset? RewordedAt { get; private set; }

    public bool IsBy(HubUser? user) => user is not null && CreatedById == user.Id;

    /// <summary>One's own only.</summary>
    /// <exception cref="RefusedException">Somebody else wrote it, or it would say nothing.</exception>
    public void Reword(string? text, HubUser? by, DateTimeOffset now)
    {
        if (!IsBy(by))
        {
            throw new RefusedException("Only whoever wrote it may change it.");
        }

        var kept = Checked(text);
        if (kept != Text)
        {
            (Text, RewordedAt) = (kept, now);
        }
    }

    public static string Checked(string? text) =>
        string.IsNullOrWhiteSpace(text) || text.Length > TextMaxLength
            ? throw new RefusedException("A comment needs a text of at most {0} characters.", TextMaxLength)
            : text.Trim();

    internal sealed class Mapping : IEntityTypeConfiguration<Comment>
    {
        public void Configure(EntityTypeBuilder<Comment> builder)
        {
            builder.ToTable("comments");
            builder.Property(comment => comment.SubjectKind).HasMaxLength(40);
            builder.Property(comment => comment.Text).HasMaxLength(TextMaxLength);
            builder.HasIndex(comment => new { comment.SubjectId, comment.CreatedAt });
        }
    }
}
