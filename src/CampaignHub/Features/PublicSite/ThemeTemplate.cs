using CampaignHub.Platform.Records;
using CampaignHub.Platform.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.PublicSite;

/// <summary>A template of this hub that stands in the place of the theme's template of that name, for every campaign.</summary>
internal sealed class ThemeTemplate : Record, IShownInPublic
{
    public const int NameMaxLength = 60;
    public const int DescriptionMaxLength = 300;
    public const int ContentMaxLength = 60_000;

    /// <summary>Of the theme's file, without its ending: <c>news-item</c>.</summary>
    public required string Name { get; init; }
    public string Description { get; set; } = "";

    /// <summary>Liquid that was read without a mistake.</summary>
    public required string Content { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ThemeTemplate>
    {
        public const string OncePerName = "ix_theme_templates_name";

        public void Configure(EntityTypeBuilder<ThemeTemplate> builder)
        {
            builder.ToTable("theme_templates");
            builder.Property(template => template.Name).HasMaxLength(NameMaxLength);
            builder.Property(template => template.Description).HasMaxLength(DescriptionMaxLength);
            builder.HasIndex(template => template.Name).IsUnique().HasDatabaseName(OncePerName);
        }
    }
}
