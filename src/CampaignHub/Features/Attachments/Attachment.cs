using CampaignHub.Data;
using CampaignHub.Features.Media;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Attachments;

/// <summary>A file of the media library that is kept with a record: a curriculum vitae, a draft, a report.</summary>
internal sealed class Attachment : CampaignRecord
{
    public required string SubjectKind { get; init; }
    public required Guid SubjectId { get; init; }
    public required Guid FileId { get; init; }
    public MediaFile File { get; init; } = null!;

    /// <summary>It came in through the record's page, and leaves the library with it.</summary>
    public required bool CameHere { get; init; }

    /// <summary>
    /// These records are erased: what came in through their pages and is kept with no other leaves the library; the daily sweep takes the content.
    /// </summary>
    public static async Task ForgetFilesAsync(HubDb db, IReadOnlyCollection<Guid> subjects, CancellationToken cancellationToken)
    {
        var all = db.Set<Attachment>().IgnoreQueryFilters();
        var own = all.Where(each => each.CameHere && subjects.Contains(each.SubjectId)).Select(each => each.FileId);
        var shared = all.Where(each => !subjects.Contains(each.SubjectId)).Select(each => each.FileId);
        db.RemoveRange(
            await db.Set<MediaFile>()
                .IgnoreQueryFilters()
                .Where(file => !file.IsPublic && own.Contains(file.Id) && !shared.Contains(file.Id))
                .ToListAsync(cancellationToken)
        );
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Attachment>
    {
        public const string Once = "ix_attachments_subject_file";

        public void Configure(EntityTypeBuilder<Attachment> builder)
        {
            builder.ToTable("attachments");
            builder.Property(attachment => attachment.SubjectKind).HasMaxLength(40);
            builder.HasIndex(attachment => new { attachment.SubjectId, attachment.FileId }).IsUnique().HasDatabaseName(Once);
            builder.HasOne(each => each.File).WithMany().HasForeignKey(each => each.FileId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
