using CampaignHub.Platform;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Media;

/// <summary>A file of the campaign's library. Its content never changes; another content is another file, or replaces this one whole.</summary>
internal sealed class MediaFile : CampaignRecord, ISubject, IFindable
{
    public const int AltTextMaxLength = 500;
    public const int CreditMaxLength = 200;
    public const int CaptionMaxLength = 1000;
    public const int PathMaxLength = FileName.FolderMaxLength + FileName.MaxLength + 1;

    public static string Kind => "media_file";

    /// <summary>Its place in the library: <c>press/photo.jpg</c>, once in the campaign.</summary>
    public required string Path { get; set; }
    public required FileKind Type { get; set; }
    public required string ContentType { get; set; }
    public required long Bytes { get; set; }
    public required string Sha256 { get; set; }

    /// <summary>The copy without what a camera writes beside the picture; the same content where there is nothing to leave out.</summary>
    public required string PublicSha256 { get; set; }
    public int? Width { get; set; }
    public int? Height { get; set; }

    /// <summary>What a picture shows, for those who do not see it.</summary>
    public string AltText { get; set; } = "";
    public string Caption { get; set; } = "";

    /// <summary>Who made it.</summary>
    public string Credit { get; set; } = "";
    public Licence Licence { get; set; } = Licence.AllRightsReserved;

    /// <summary>Everybody who has the address may have it.</summary>
    public bool IsPublic { get; private set; }
    public string FindText { get; set; } = "";

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
    public string Folder => Path[..Math.Max(Path.LastIndexOf('/'), 0)];
    public bool IsImage => Type == FileKind.Image;

    /// <summary>A picture without an alt text is not shown to everybody, whatever shows it.</summary>
    public bool MayBePublic => !IsImage || AltText.Length > 0;

    string ISubject.SubjectTitle => Name;
    string? ISubject.SubjectText => $"{Folder} {AltText} {Caption} {Credit}";

    public string ComposeFindText() => $"{Name} {Folder} {AltText} {Caption} {Credit}";

    public void Publish() =>
        IsPublic = MayBePublic
            ? true
            : throw new RefusedException("Say in the alt text what the picture {0} shows before it is made public.", Name)
            {
                Code = "alt_text",
            };

    public void Withdraw() => IsPublic = false;

    /// <summary>Takes the content of a kept file.</summary>
    public void Hold(KeptFile kept)
    {
        (Type, ContentType, Bytes) = (kept.Facts.Type.Kind, kept.Facts.Type.ContentType, kept.Bytes);
        (Sha256, PublicSha256) = (kept.Sha256, kept.PublicSha256);
        (Width, Height) = (kept.Facts.Width, kept.Facts.Height);
    }

    public static MediaFile Of(KeptFile kept, string path) =>
        new()
        {
            Path = path,
            Type = kept.Facts.Type.Kind,
            ContentType = kept.Facts.Type.ContentType,
            Bytes = kept.Bytes,
            Sha256 = kept.Sha256,
            PublicSha256 = kept.PublicSha256,
            Width = kept.Facts.Width,
            Height = kept.Facts.Height,
        };

    internal sealed class Mapping : IEntityTypeConfiguration<MediaFile>
    {
        public const string OncePerPath = "ix_media_files_campaign_path";

        public void Configure(EntityTypeBuilder<MediaFile> builder)
        {
            builder.ToTable("media_files");
            builder.Property(file => file.Path).HasMaxLength(PathMaxLength);
            builder.Property(file => file.ContentType).HasMaxLength(100);
            builder.Property(file => file.Sha256).HasMaxLength(64);
            builder.Property(file => file.PublicSha256).HasMaxLength(64);
            builder.Property(file => file.AltText).HasMaxLength(AltTextMaxLength);
            builder.Property(file => file.Caption).HasMaxLength(CaptionMaxLength);
            builder.Property(file => file.Credit).HasMaxLength(CreditMaxLength);
            builder.HasIndex(file => new { file.CampaignId, file.Path }).IsUnique().HasDatabaseName(OncePerPath);
        }
    }
}
