using CampaignHub.Features.Press.Coverage;
using CampaignHub.Platform;
using CampaignHub.Platform.Outbound;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Press.Watches;

/// <summary>A feed (RSS or Atom) that is read every hour for articles that may be about the campaign.</summary>
internal sealed class CoverageWatch : CampaignRecord
{
    public const int NameMaxLength = 120;
    public const int KeywordsMaxLength = 500;

    public static string Kind => "coverage_watch";

    public string Name { get; private set; } = "";
    public string Url { get; private set; } = "";

    /// <summary>With a comma between them: one of them stands in what is proposed. Empty proposes everything.</summary>
    public string Keywords { get; private set; } = "";
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>Why the last reading failed, in English; null where it did not.</summary>
    public string? Fault { get; private set; }

    /// <exception cref="RefusedException">No name, or no web address.</exception>
    public void Describe(string? name, string? url, string? keywords)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > NameMaxLength || keywords?.Length > KeywordsMaxLength)
        {
            throw new RefusedException(
                "A watch needs a name of at most {0} characters; its keywords have at most {1}.",
                NameMaxLength,
                KeywordsMaxLength
            );
        }

        if (!IsAddress(url) || url!.Length > CoverageItem.UrlMaxLength)
        {
            throw new RefusedException("\"{0}\" is not a web address.", url ?? "");
        }

        (Name, Url, Keywords) = (name.Trim(), url.Trim(), string.Join(", ", WordsOf(keywords)));
    }

    /// <summary>Whether a text speaks of one of the keywords, whatever its case and accents; whole words alone.</summary>
    public bool Concerns(string text)
    {
        var words = WordsOf(Keywords);
        var plain = Plain(text);
        return words.Count == 0 || words.Exists(word => plain.Contains(Plain(word), StringComparison.Ordinal));
    }

    private static bool IsAddress(string? url)
    {
        try
        {
            OutboundHttp.Check(url);
            return true;
        }
        catch (OutboundException)
        {
            return false;
        }
    }

    // One space around each word.
    private static string Plain(string text) =>
        $" {string.Join(' ', string.Concat(Normal.Of(text).Select(each => char.IsLetterOrDigit(each) ? each : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries))} ";

    private static List<string> WordsOf(string? keywords) =>
        [
            .. (keywords ?? "")
                .Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .DistinctBy(Plain, StringComparer.Ordinal)
                .Where(word => Plain(word).Trim().Length > 0),
        ];

    internal sealed class Mapping : IEntityTypeConfiguration<CoverageWatch>
    {
        public void Configure(EntityTypeBuilder<CoverageWatch> builder)
        {
            builder.ToTable("coverage_watches");
            builder.Property(watch => watch.Name).HasMaxLength(NameMaxLength);
            builder.Property(watch => watch.Url).HasMaxLength(CoverageItem.UrlMaxLength);
            builder.Property(watch => watch.Keywords).HasMaxLength(KeywordsMaxLength);
            builder.Property(watch => watch.Fault).HasMaxLength(200);
        }
    }
}

internal enum ProposalState
{
    Proposed,
    Accepted,
    Refused,
}

/// <summary>An article that a watch found. Accepted, it is noted in the press review; refused, it is not proposed again.</summary>
internal sealed class CoverageProposal : CampaignRecord, INotJournaled
{
    public const int SummaryMaxLength = 300;

    public required Guid WatchId { get; init; }
    public CoverageWatch Watch { get; init; } = null!;

    /// <summary>As <see cref="ArticleAddress.KeyOf"/>: the same article in two feeds is proposed once.</summary>
    public required string UrlKey { get; init; }
    public required string Url { get; init; }
    public required string Title { get; init; }

    /// <summary>The beginning of what the feed says of it.</summary>
    public string Summary { get; init; } = "";
    public string Author { get; init; } = "";

    /// <summary>The feed's own name.</summary>
    public string Source { get; init; } = "";
    public required DateOnly PublishedOn { get; init; }
    public ProposalState State { get; private set; }
    public Guid? ItemId { get; private set; }

    /// <summary>Twice is not an error.</summary>
    public void Accept(CoverageItem item) => (State, ItemId) = (ProposalState.Accepted, item.Id);

    /// <exception cref="RefusedException">It was accepted: what is noted is removed there.</exception>
    public void Refuse() =>
        State =
            State == ProposalState.Accepted
                ? throw new RefusedException("This article is in the press review already.")
                : ProposalState.Refused;

    internal sealed class Mapping : IEntityTypeConfiguration<CoverageProposal>
    {
        public const string OncePerArticle = "ix_coverage_proposals_article";

        public void Configure(EntityTypeBuilder<CoverageProposal> builder)
        {
            builder.ToTable("coverage_proposals");
            builder.Property(proposal => proposal.UrlKey).HasMaxLength(CoverageItem.UrlMaxLength);
            builder.Property(proposal => proposal.Url).HasMaxLength(CoverageItem.UrlMaxLength);
            builder.Property(proposal => proposal.Title).HasMaxLength(CoverageItem.TitleMaxLength);
            builder.Property(proposal => proposal.Summary).HasMaxLength(SummaryMaxLength);
            builder.Property(proposal => proposal.Author).HasMaxLength(CoverageItem.NameMaxLength);
            builder.Property(proposal => proposal.Source).HasMaxLength(Outlets.Outlet.NameMaxLength);
            builder.HasIndex(proposal => new { proposal.CampaignId, proposal.UrlKey }).IsUnique().HasDatabaseName(OncePerArticle);
            builder.HasIndex(proposal => new { proposal.CampaignId, proposal.State });
            builder.HasOne(proposal => proposal.Watch).WithMany().HasForeignKey(each => each.WatchId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<CoverageItem>().WithMany().HasForeignKey(each => each.ItemId).OnDelete(DeleteBehavior.SetNull);
        }
    }
}
