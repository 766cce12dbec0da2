using CampaignHub.Features.Press.Releases;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Press.Kits;

internal enum KitPieceKind
{
    Text,
    KeyFigures,
    Quote,
    QuestionsAndAnswers,

    /// <summary>Pictures of the media library; each brings its credit and licence.</summary>
    Photos,

    /// <summary>What happened when, on a page.</summary>
    Timeline,
    Biographies,

    /// <summary>The demands in force at the moment it is read.</summary>
    Demands,

    /// <summary>A release, for as long as the public may read it.</summary>
    Release,
}

/// <summary>One piece of a press kit.</summary>
internal sealed class KitPiece : CampaignRecord, ISubject, IShownInPublic
{
    public const int TitleMaxLength = 200;
    public const int BodyMaxLength = 20_000;

    public static string Kind => "press_kit_piece";

    public required Guid KitId { get; init; }
    public int Place { get; set; }
    public KitPieceKind Type { get; private set; }
    public string Title { get; private set; } = "";

    /// <summary>Markdown; stands before what <see cref="KitPieceKind.Demands"/> and <see cref="KitPieceKind.Release"/> bring themselves.</summary>
    public string Body { get; private set; } = "";
    public Guid? ReleaseId { get; private set; }

    string ISubject.SubjectTitle => Title;
    string? ISubject.SubjectText => Body;

    public void Describe(KitPieceKind type, string? title, string? body, Guid? releaseId)
    {
        if (string.IsNullOrWhiteSpace(title) || title.Trim().Length > TitleMaxLength)
        {
            throw new RefusedException("A piece of a press kit needs a title of at most {0} characters.", TitleMaxLength);
        }

        if (body is { Length: > BodyMaxLength })
        {
            throw new RefusedException("A piece of a press kit holds at most {0} characters.", BodyMaxLength);
        }

        if (type == KitPieceKind.Release && releaseId is null)
        {
            throw new RefusedException("Say which release the piece shows.");
        }

        if (type is not (KitPieceKind.Release or KitPieceKind.Demands) && string.IsNullOrWhiteSpace(body))
        {
            throw new RefusedException("A piece of this kind needs its text.");
        }

        (Type, Title, Body) = (type, title.Trim(), body?.Trim() ?? "");
        ReleaseId = type == KitPieceKind.Release ? releaseId : null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<KitPiece>
    {
        public void Configure(EntityTypeBuilder<KitPiece> builder)
        {
            builder.ToTable("press_kit_pieces");
            builder.Property(piece => piece.Title).HasMaxLength(TitleMaxLength);
            builder.Property(piece => piece.Body).HasMaxLength(BodyMaxLength);
            builder.HasOne<Release>().WithMany().HasForeignKey(piece => piece.ReleaseId).OnDelete(DeleteBehavior.SetNull);
        }
    }
}
