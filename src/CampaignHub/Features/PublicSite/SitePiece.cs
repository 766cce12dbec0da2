using CampaignHub.Platform.Records;
using CampaignHub.Platform.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.PublicSite;

internal enum PieceKind
{
    Page,
    News,
}

/// <summary>A page or a news item of the public site.</summary>
internal sealed class SitePiece : CampaignRecord, ISubject, IFindable, IShownInPublic
{
    public const int TitleMaxLength = 200;
    public const int SlugMaxLength = 80;
    public const int SummaryMaxLength = 600;
    public const int BodyMaxLength = 60_000;

    public static string Kind => "site_piece";

    public required PieceKind Type { get; init; }
    public required string Title { get; set; }

    /// <summary>The last part of its address.</summary>
    public required string Slug { get; set; }
    public string Summary { get; set; } = "";

    /// <summary>Markdown.</summary>
    public string Body { get; set; } = "";

    /// <summary>Read by everybody from this instant on; null is a draft.</summary>
    public DateTimeOffset? PublishedFrom { get; set; }

    /// <summary>Its place in the menu of the site; null stays out of it. Pages only.</summary>
    public int? MenuOrder { get; set; }
    public string FindText { get; set; } = "";

    string ISubject.SubjectTitle => Title;
    string? ISubject.SubjectText => Summary;

    public string ComposeFindText() => $"{Title} {Summary}";

    public bool IsPublicAt(DateTimeOffset now) => PublishedFrom <= now;

    public static bool IsSlug(string slug) => Slugs.IsSlug(slug, SlugMaxLength);

    internal sealed class Mapping : IEntityTypeConfiguration<SitePiece>
    {
        public const string OncePerSlug = "ix_site_pieces_type_slug";

        public void Configure(EntityTypeBuilder<SitePiece> builder)
        {
            builder.ToTable("site_pieces");
            builder.Property(piece => piece.Title).HasMaxLength(TitleMaxLength);
            builder.Property(piece => piece.Slug).HasMaxLength(SlugMaxLength);
            builder.Property(piece => piece.Summary).HasMaxLength(SummaryMaxLength);
            builder.HasIndex(piece => new { piece.Type, piece.Slug }).IsUnique().HasDatabaseName(OncePerSlug);
        }
    }
}
