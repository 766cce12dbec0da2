using CampaignHub.Platform.Records;
using CampaignHub.Platform.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Platform.Access;

/// <summary>
/// One campaign of the workspace: the scope that every campaign record belongs to, and the zone its days and clocks are counted in.
/// </summary>
internal sealed class Campaign : Record, ISubject, IShownInPublic
{
    public const int NameMaxLength = 160;
    public const int SlugMaxLength = 60;
    public const string DefaultZone = "Europe/Paris";

    public static string Kind => "campaign";

    public required string Name { get; set; }

    /// <summary>Stands in every address of the campaign; lower-case letters, digits and hyphens.</summary>
    public required string Slug { get; set; }
    public string Summary { get; set; } = "";

    /// <summary>What the campaign wants, in a paragraph or two (Markdown).</summary>
    public string Objective { get; set; } = "";

    /// <summary>IANA zone; days, deadlines and embargoes are told in it.</summary>
    public string Zone { get; set; } = DefaultZone;

    /// <summary>Shown on the public site.</summary>
    public bool IsPublic { get; set; } = true;
    public DateTimeOffset? ArchivedAt { get; private set; }

    string ISubject.SubjectTitle => Name;
    string? ISubject.SubjectText => Summary;
    Guid? ISubject.SubjectCampaign => Id;

    public TimeZoneInfo TimeZone => TimeZoneInfo.FindSystemTimeZoneById(Zone);

    public void Archive(DateTimeOffset now) => ArchivedAt ??= now;

    /// <summary>The day it is in the campaign's zone.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, TimeZone).DateTime);

    public static bool IsSlug(string slug) => Slugs.IsSlug(slug, SlugMaxLength);

    internal sealed class Mapping : IEntityTypeConfiguration<Campaign>
    {
        public const string OnePerSlug = "ix_campaigns_slug";

        public void Configure(EntityTypeBuilder<Campaign> builder)
        {
            builder.ToTable("campaigns");
            builder.Property(campaign => campaign.Name).HasMaxLength(NameMaxLength);
            builder.Property(campaign => campaign.Slug).HasMaxLength(SlugMaxLength);
            builder.Property(campaign => campaign.Zone).HasMaxLength(64);
            builder.HasIndex(campaign => campaign.Slug).IsUnique().HasDatabaseName(OnePerSlug);
        }
    }
}
