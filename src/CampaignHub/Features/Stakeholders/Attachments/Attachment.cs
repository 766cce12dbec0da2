using CampaignHub.Data;
using CampaignHub.Features.Media;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Stakeholders.Attachments;

/// <summary>A file of the media library that is kept with a stakeholder: a curriculum vitae, a letter, a report.</summary>
internal sealed class Attachment : CampaignRecord
{
    /// <summary>Where in the library the files lie that come in through a stakeholder's page.</summary>
    public const string Folder = "stakeholders";

    public required Guid StakeholderId { get; init; }
    public required Guid FileId { get; init; }
    public MediaFile File { get; init; } = null!;

    /// <summary>It came in through the stakeholder's page, and leaves the library with it.</summary>
    public required bool CameHere { get; init; }

    /// <summary>
    /// Erasure: what came in through these stakeholders' pages and is kept with nobody else leaves the library; the daily sweep takes the content.
    /// </summary>
    public static async Task ForgetFilesAsync(HubDb db, IReadOnlyCollection<Guid> stakeholders, CancellationToken cancellationToken)
    {
        var all = db.Set<Attachment>().IgnoreQueryFilters();
        var own = all.Where(each => each.CameHere && stakeholders.Contains(each.StakeholderId)).Select(each => each.FileId);
        var shared = all.Where(each => !stakeholders.Contains(each.StakeholderId)).Select(each => each.FileId);
        db.RemoveRange(
            await db.Set<MediaFile>()
                .IgnoreQueryFilters()
                .Where(file => !file.IsPublic && own.Contains(file.Id) && !shared.Contains(file.Id))
                .ToListAsync(cancellationToken)
        );
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Attachment>
    {
        public const string Once = "ix_attachments_stakeholder_file";

        public void Configure(EntityTypeBuilder<Attachment> builder)
        {
            builder.ToTable("attachments");
            builder.HasIndex(attachment => new { attachment.StakeholderId, attachment.FileId }).IsUnique().HasDatabaseName(Once);
            builder.HasOne<Stakeholder>().WithMany().HasForeignKey(each => each.StakeholderId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne(each => each.File).WithMany().HasForeignKey(each => each.FileId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
