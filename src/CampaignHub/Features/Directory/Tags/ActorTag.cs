using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Directory.Tags;

/// <summary>
/// A short word that a campaign files an actor under, whether or not they stand on its map. It is the campaign's, not the directory's: it says what the
/// person is to this campaign, and other campaigns of the workspace have other members who need not read that.
/// </summary>
internal sealed class ActorTag : CampaignRecord, IFindable
{
    public const int MaxLength = 40;

    /// <summary>What stands between several in a file, as Kumu has it.</summary>
    public const char Separator = '|';

    private static readonly char[] Between = [Separator, ',', ';', '\n'];

    public required Guid ActorId { get; init; }
    public required string Text { get; init; }
    public string FindText { get; set; } = "";

    public string ComposeFindText() => Text;

    /// <summary>The tags that somebody typed, or that a file holds, in one text.</summary>
    public static IReadOnlyList<string> Read(string? text) =>
        [
            .. (text ?? "")
                .Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(Clean)
                .DistinctBy(Platform.Search.Normal.Of, StringComparer.Ordinal),
        ];

    /// <exception cref="RefusedException">It is too long, or says nothing.</exception>
    public static string Clean(string text)
    {
        var tag = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimStart('#');
        return tag.Length <= MaxLength && Platform.Search.Normal.Of(tag).Length > 0 && tag.IndexOfAny(Between) < 0
            ? tag
            : throw new RefusedException("A tag is a short word of at most {0} characters: {1}", MaxLength, tag);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ActorTag>
    {
        public const string Once = "ix_actor_tags_campaign_actor_text";

        public void Configure(EntityTypeBuilder<ActorTag> builder)
        {
            builder.ToTable("actor_tags");
            builder.Property(tag => tag.Text).HasMaxLength(MaxLength);
            builder
                .HasIndex(tag => new
                {
                    tag.CampaignId,
                    tag.ActorId,
                    tag.FindText,
                })
                .IsUnique()
                .HasDatabaseName(Once);
            builder.HasIndex(tag => new { tag.CampaignId, tag.FindText });
            builder.HasIndex(tag => tag.ActorId);
            builder.HasOne<Actor>().WithMany().HasForeignKey(tag => tag.ActorId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
