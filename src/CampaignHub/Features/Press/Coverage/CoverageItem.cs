using CampaignHub.Features.Demands;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Outlets;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Press.Coverage;

internal enum CoverageMedium
{
    PrintedPress,
    OnTheWeb,
    Radio,
    Television,
    Podcast,
    NewsAgency,
}

internal enum CoverageType
{
    NewsArticle,
    ShortNews,
    FieldReport,
    Interview,
    OpinionPiece,
    Editorial,
    Debate,
}

/// <summary>How much of it is about the campaign.</summary>
internal enum CoverageDepth
{
    Mention,
    Passage,
    WholePiece,
}

/// <summary>As a person judges it.</summary>
internal enum CoverageTone
{
    Favourable,
    Balanced,
    Unfavourable,
}

/// <summary>Did we bring it to them, or did they come by themselves?</summary>
internal enum CoverageOrigin
{
    Pitched,
    Organic,
}

/// <summary>An article or a broadcast about the campaign: where it stands and a short quote, never its text (copyright).</summary>
internal sealed class CoverageItem : CampaignRecord, ISubject, IFindable
{
    public const int TitleMaxLength = 300;
    public const int UrlMaxLength = 1000;
    public const int NameMaxLength = 200;
    public const int QuoteMaxLength = 400;
    public const long MostReach = 10_000_000_000;

    public static string Kind => "coverage";

    public required DateOnly PublishedOn { get; set; }
    public Guid? OutletId { get; set; }
    public Outlet? Outlet { get; init; }
    public required string Title { get; set; }
    public string Url { get; set; } = "";

    /// <summary>The address without what only counts visitors: one article is noted once.</summary>
    [NotJournaled]
    public string UrlKey { get; set; } = "";

    /// <summary>A copy that stays when the page goes.</summary>
    public string ArchivedUrl { get; set; } = "";
    public CoverageMedium? Medium { get; set; }
    public CoverageType? Type { get; set; }

    /// <summary>As it is signed.</summary>
    public string Author { get; set; } = "";
    public Guid? JournalistId { get; set; }
    public Journalist? Journalist { get; init; }

    /// <summary>The page, or the minute of a broadcast.</summary>
    public string Place { get; set; } = "";

    /// <summary>A code of <see cref="PressLanguages"/>; empty where nobody noted it.</summary>
    public string Language { get; set; } = "";
    public CoverageDepth? Depth { get; set; }
    public CoverageTone? Tone { get; set; }
    public CoverageOrigin? Origin { get; set; }

    /// <summary>Who of us is quoted.</summary>
    public string Quoted { get; set; } = "";

    /// <summary>A few words of it.</summary>
    public string Quote { get; set; } = "";

    /// <summary>How many people it reaches, as somebody estimates it.</summary>
    public long? Reach { get; set; }

    /// <summary>The release it took up, where there is one.</summary>
    public Guid? ReleaseId { get; set; }
    public Release? Release { get; init; }

    /// <summary>The demand it speaks of.</summary>
    public Guid? DemandId { get; set; }
    public Demand? Demand { get; init; }

    /// <summary>The agency's text, or the first article, that it repeats.</summary>
    public Guid? SyndicatedFromId { get; set; }
    public string FindText { get; set; } = "";

    string ISubject.SubjectTitle => Title;
    string? ISubject.SubjectText => $"{Author} {Quote}";

    public string ComposeFindText() => $"{Title} {Author} {Quoted} {Quote}";

    internal sealed class Mapping : IEntityTypeConfiguration<CoverageItem>
    {
        public void Configure(EntityTypeBuilder<CoverageItem> builder)
        {
            builder.ToTable("coverage");
            builder.Property(item => item.Title).HasMaxLength(TitleMaxLength);
            builder.Property(item => item.Url).HasMaxLength(UrlMaxLength);
            builder.Property(item => item.UrlKey).HasMaxLength(UrlMaxLength);
            builder.Property(item => item.ArchivedUrl).HasMaxLength(UrlMaxLength);
            builder.Property(item => item.Author).HasMaxLength(NameMaxLength);
            builder.Property(item => item.Place).HasMaxLength(NameMaxLength);
            builder.Property(item => item.Language).HasMaxLength(2);
            builder.Property(item => item.Quoted).HasMaxLength(NameMaxLength);
            builder.Property(item => item.Quote).HasMaxLength(QuoteMaxLength);
            builder.HasIndex(item => new { item.CampaignId, item.PublishedOn });
            builder.HasIndex(item => new { item.CampaignId, item.UrlKey });
            builder.HasOne(item => item.Outlet).WithMany().HasForeignKey(item => item.OutletId).OnDelete(DeleteBehavior.SetNull);
            builder.HasOne(item => item.Release).WithMany().HasForeignKey(item => item.ReleaseId).OnDelete(DeleteBehavior.SetNull);
            builder.HasOne(item => item.Journalist).WithMany().HasForeignKey(item => item.JournalistId).OnDelete(DeleteBehavior.SetNull);
            builder.HasOne(item => item.Demand).WithMany().HasForeignKey(item => item.DemandId).OnDelete(DeleteBehavior.SetNull);
            builder.HasOne<CoverageItem>().WithMany().HasForeignKey(item => item.SyndicatedFromId).OnDelete(DeleteBehavior.SetNull);
        }
    }
}
