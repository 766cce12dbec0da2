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
    public required string Text { get; set; }

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
