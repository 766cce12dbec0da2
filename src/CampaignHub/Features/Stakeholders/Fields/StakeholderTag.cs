using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Stakeholders.Fields;

/// <summary>
/// A short word that a campaign files a stakeholder under. It is the campaign's, not the directory's: it says what the person is to this campaign,
/// and other campaigns of the workspace have other members who need not read that.
/// </summary>
internal sealed class StakeholderTag : CampaignRecord, IFindable
{
    public const int MaxLength = 40;

    /// <summary>What stands between several in a file, as Kumu has it.</summary>
    public const char Separator = '|';

    private static readonly char[] Between = [Separator, ',', ';', '\n'];

    public required Guid StakeholderId { get; init; }
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

    internal sealed class Mapping : IEntityTypeConfiguration<StakeholderTag>
    {
        public void Configure(EntityTypeBuilder<StakeholderTag> builder)
        {
            builder.ToTable("stakeholder_tags");
            builder.Property(tag => tag.Text).HasMaxLength(MaxLength);
            builder.HasIndex(tag => new { tag.StakeholderId, tag.FindText }).IsUnique();
            builder.HasIndex(tag => new { tag.CampaignId, tag.FindText });
            builder.HasOne<Stakeholder>().WithMany().HasForeignKey(tag => tag.StakeholderId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
