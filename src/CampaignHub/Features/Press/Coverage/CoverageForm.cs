using System.ComponentModel.DataAnnotations;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Platform;

namespace CampaignHub.Features.Press.Coverage;

/// <summary>What a person types of it; the API and recipes fill the same.</summary>
internal sealed class CoverageForm
{
    [Required]
    public DateOnly? PublishedOn { get; set; }
    public Guid? OutletId { get; set; }

    /// <summary>By name, on the page; one that the directory lacks is added.</summary>
    [MaxLength(Outlets.Outlet.NameMaxLength)]
    public string? OutletName { get; set; }

    [Required, MaxLength(CoverageItem.TitleMaxLength)]
    public string Title { get; set; } = "";

    [MaxLength(CoverageItem.UrlMaxLength)]
    public string? Url { get; set; }

    [MaxLength(CoverageItem.UrlMaxLength)]
    public string? ArchivedUrl { get; set; }
    public CoverageMedium? Medium { get; set; }
    public CoverageType? Type { get; set; }

    [MaxLength(CoverageItem.NameMaxLength)]
    public string? Author { get; set; }
    public Guid? JournalistId { get; set; }

    [MaxLength(CoverageItem.NameMaxLength)]
    public string? Place { get; set; }
    public string? Language { get; set; }
    public CoverageDepth? Depth { get; set; }
    public CoverageTone? Tone { get; set; }
    public CoverageOrigin? Origin { get; set; }

    [MaxLength(CoverageItem.NameMaxLength)]
    public string? Quoted { get; set; }

    [MaxLength(CoverageItem.QuoteMaxLength)]
    public string? Quote { get; set; }

    [Range(0, CoverageItem.MostReach)]
    public long? Reach { get; set; }
    public Guid? ReleaseId { get; set; }
    public Guid? DemandId { get; set; }
    public Guid? SyndicatedFromId { get; set; }

    public static CoverageForm Of(CoverageItem item) =>
        new()
        {
            PublishedOn = item.PublishedOn,
            OutletId = item.OutletId,
            OutletName = item.Outlet?.Name,
            Title = item.Title,
            Url = item.Url,
            ArchivedUrl = item.ArchivedUrl,
            Medium = item.Medium,
            Type = item.Type,
            Author = item.Author,
            JournalistId = item.JournalistId,
            Place = item.Place,
            Language = item.Language,
            Depth = item.Depth,
            Tone = item.Tone,
            Origin = item.Origin,
            Quoted = item.Quoted,
            Quote = item.Quote,
            Reach = item.Reach,
            ReleaseId = item.ReleaseId,
            DemandId = item.DemandId,
            SyndicatedFromId = item.SyndicatedFromId,
        };

    /// <exception cref="RefusedException">An address is none, a text is too long, the language is not one of the list.</exception>
    public void WriteTo(CoverageItem item)
    {
        (item.PublishedOn, item.Title) = (PublishedOn ?? item.PublishedOn, Within(Title, CoverageItem.TitleMaxLength));
        (item.Url, item.ArchivedUrl) = (Address(Url), Address(ArchivedUrl));
        item.UrlKey = ArticleAddress.KeyOf(item.Url);
        (item.OutletId, item.ReleaseId, item.DemandId) = (OutletId, ReleaseId, DemandId);
        (item.Medium, item.Type, item.Depth, item.Tone, item.Origin) = (Medium, Type, Depth, Tone, Origin);
        (item.Author, item.JournalistId) = (Within(Author, CoverageItem.NameMaxLength), JournalistId);
        (item.Place, item.Quoted) = (Within(Place, CoverageItem.NameMaxLength), Within(Quoted, CoverageItem.NameMaxLength));
        item.Quote = Within(Quote, CoverageItem.QuoteMaxLength);
        item.Language = string.IsNullOrWhiteSpace(Language) ? "" : PressLanguages.Join([Language.Trim()]);
        item.Reach = Reach is < 0 or > CoverageItem.MostReach ? throw new RefusedException("A reach is a number of people.") : Reach;
        item.SyndicatedFromId =
            SyndicatedFromId == item.Id ? throw new RefusedException("An article does not repeat itself.") : SyndicatedFromId;
    }

    private static string Within(string? text, int length) =>
        text?.Trim() is { } plain && plain.Length > length
            ? throw new RefusedException("This is too long: at most {0} characters.", length)
            : text?.Trim() ?? "";

    private static string Address(string? url)
    {
        var plain = Within(url, CoverageItem.UrlMaxLength);
        return plain.Length == 0 || (Uri.TryCreate(plain, UriKind.Absolute, out var address) && (address.Scheme is "https" or "http"))
            ? plain
            : throw new RefusedException("\"{0}\" is not a web address.", plain);
    }
}
