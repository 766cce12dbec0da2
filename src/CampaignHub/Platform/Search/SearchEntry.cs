using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Platform.Search;

/// <summary>One line of the index behind the one search box, and the title of every subject. Kept by the database context as records change.</summary>
internal sealed class SearchEntry
{
    public required Guid Id { get; init; }
    public required string Kind { get; init; }
    public Guid? CampaignId { get; set; }
    public required string Title { get; set; }

    /// <summary>Title without case and accents.</summary>
    public required string TitleWords { get; set; }

    /// <summary>The other words without case and accents; apart from the title, so that names rank first.</summary>
    public required string Words { get; set; }

    public const int TitleMaxLength = 300;
    public const int WordsMaxLength = 4000;

    public void Describe(ISubject subject)
    {
        Title = Cut(subject.SubjectTitle, TitleMaxLength);
        TitleWords = Cut(Normal.Of(subject.SubjectTitle), TitleMaxLength);
        Words = Cut(Normal.Of(subject.SubjectText ?? ""), WordsMaxLength);
        CampaignId = subject.SubjectCampaign;
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

    internal sealed class Mapping : IEntityTypeConfiguration<SearchEntry>
    {
        public void Configure(EntityTypeBuilder<SearchEntry> builder)
        {
            builder.ToTable("search_entries");
            builder.Property(entry => entry.Kind).HasMaxLength(40);
            builder.Property(entry => entry.Title).HasMaxLength(TitleMaxLength);
            builder.Property(entry => entry.TitleWords).HasMaxLength(TitleMaxLength);
            builder.Property(entry => entry.Words).HasMaxLength(WordsMaxLength);
            builder.HasIndex(entry => new { entry.CampaignId, entry.Kind });
        }
    }
}
