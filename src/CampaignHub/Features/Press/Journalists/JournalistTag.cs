using CampaignHub.Features.Directory.Tags;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Press.Journalists;

/// <summary>A short word that a campaign files a journalist under. As with stakeholders it is the campaign's, not the workspace's.</summary>
internal sealed class JournalistTag : CampaignRecord, IFindable
{
    public required Guid JournalistId { get; init; }
    public required string Text { get; init; }
    public string FindText { get; set; } = "";

    public string ComposeFindText() => Text;

    internal sealed class Mapping : IEntityTypeConfiguration<JournalistTag>
    {
        public const string Once = "ix_journalist_tags_campaign_journalist_tag";

        public void Configure(EntityTypeBuilder<JournalistTag> builder)
        {
            builder.ToTable("journalist_tags");
            builder.Property(tag => tag.Text).HasMaxLength(ActorTag.MaxLength);
            builder
                .HasIndex(tag => new
                {
                    tag.CampaignId,
                    tag.JournalistId,
                    tag.FindText,
                })
                .IsUnique()
                .HasDatabaseName(Once);
            builder.HasIndex(tag => new { tag.CampaignId, tag.FindText });
            builder.HasOne<Journalist>().WithMany().HasForeignKey(tag => tag.JournalistId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
