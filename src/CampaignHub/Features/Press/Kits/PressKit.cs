using System.Linq.Expressions;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Press.Kits;

/// <summary>What a newsroom needs to write about the campaign, in order: a release, the demands, key figures, quotes, answers.</summary>
internal sealed class PressKit : CampaignRecord, ISubject, IFindable, IShownInPublic
{
    public const int TitleMaxLength = 200;
    public const int SlugMaxLength = 80;
    public const int SummaryMaxLength = 600;

    private readonly List<KitPiece> _pieces = [];

    public static string Kind => "press_kit";

    public required string Title { get; set; }

    /// <summary>The last part of its address on the public site; one kit of the workspace has it.</summary>
    public required string Slug { get; init; }
    public string Summary { get; set; } = "";

    /// <summary>Read by everybody from this instant on: ahead of now it is under embargo; null is a draft.</summary>
    public DateTimeOffset? PublishedFrom { get; private set; }
    public string FindText { get; set; } = "";

    /// <summary>As they were added; <see cref="InOrder"/> is how they are read.</summary>
    public IReadOnlyList<KitPiece> Pieces => _pieces;

    string ISubject.SubjectTitle => Title;
    string? ISubject.SubjectText => Summary;

    public string ComposeFindText() => $"{Title} {Summary}";

    /// <summary>The one rule of what the public sees.</summary>
    public static Expression<Func<PressKit, bool>> IsPublicAt(DateTimeOffset now) => kit => kit.PublishedFrom <= now;

    public IReadOnlyList<KitPiece> InOrder() => [.. _pieces.OrderBy(piece => piece.Place).ThenBy(piece => piece.Id)];

    public bool IsUnderEmbargo(DateTimeOffset now) => PublishedFrom > now;

    /// <summary>Public from an instant on. A kit without a piece is refused.</summary>
    public void Publish(DateTimeOffset from)
    {
        if (_pieces.Count == 0)
        {
            throw new RefusedException("A press kit needs a piece before it is published.");
        }

        PublishedFrom = from;
    }

    public void Withdraw() => PublishedFrom = null;

    /// <summary>Adds a piece after the last one.</summary>
    public KitPiece Add(Guid id)
    {
        var piece = new KitPiece
        {
            Id = id,
            CampaignId = CampaignId,
            KitId = Id,
            Place = _pieces.Count == 0 ? 1 : _pieces.Max(each => each.Place) + 1,
        };
        _pieces.Add(piece);
        return piece;
    }

    /// <summary>Puts a piece one place higher or lower; at the end of the row it stays.</summary>
    public void Move(Guid pieceId, int by)
    {
        var row = InOrder().ToList();
        var from = row.FindIndex(piece => piece.Id == pieceId);
        if (from < 0)
        {
            return;
        }

        var moved = row[from];
        row.RemoveAt(from);
        row.Insert(Math.Clamp(from + by, 0, row.Count), moved);
        for (var place = 0; place < row.Count; place++)
        {
            row[place].Place = place + 1;
        }
    }

    internal sealed class Mapping : IEntityTypeConfiguration<PressKit>
    {
        public const string OncePerSlug = "ix_press_kits_slug";

        public void Configure(EntityTypeBuilder<PressKit> builder)
        {
            builder.ToTable("press_kits");
            builder.Property(kit => kit.Title).HasMaxLength(TitleMaxLength);
            builder.Property(kit => kit.Slug).HasMaxLength(SlugMaxLength);
            builder.Property(kit => kit.Summary).HasMaxLength(SummaryMaxLength);
            builder.HasIndex(kit => kit.Slug).IsUnique().HasDatabaseName(OncePerSlug);
            builder.HasMany(kit => kit.Pieces).WithOne().HasForeignKey(piece => piece.KitId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
