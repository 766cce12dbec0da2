using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Settings;

namespace CampaignHub.Platform.Site;

/// <summary>One piece of news for feed readers.</summary>
/// <param name="Id">The same when it is news again.</param>
/// <param name="Path">Of its page, under the root of the site.</param>
/// <param name="Summary">Plain text.</param>
internal sealed record FeedEntry(
    Guid Id,
    string Title,
    string Author,
    string Path,
    string Summary,
    DateTimeOffset Published,
    DateTimeOffset Updated
);

/// <summary>
/// A list of the public site for feed readers: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1, at the address of the list with an ending of its own. The entry
/// that changed last comes first.
/// </summary>
/// <param name="List">Address of the list: <c>/releases</c>.</param>
/// <param name="TitleText">English word.</param>
/// <param name="Load">Published things only, in any order.</param>
internal sealed record SiteFeed(string List, string TitleText, Func<PublicRequest, CancellationToken, Task<IReadOnlyList<FeedEntry>>> Load)
{
    private const int Newest = 50;
    private const string AtomType = "application/atom+xml";
    private const string RssType = "application/rss+xml";
    private const string JsonType = "application/feed+json";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public IReadOnlyList<PublicFile> Files =>
        [
            new($"{List}.atom", $"{AtomType}; charset=utf-8", async (request, stop) => AtomOf(await ReadAsync(request, stop))),
            new($"{List}.rss", $"{RssType}; charset=utf-8", async (request, stop) => RssOf(await ReadAsync(request, stop))),
            new($"{List}.feed.json", $"{JsonType}; charset=utf-8", async (request, stop) => JsonOf(await ReadAsync(request, stop))),
        ];

    private sealed record Read(string Title, string Root, DateTimeOffset Updated, IReadOnlyList<FeedEntry> Entries);

    /// <summary>What a page says of its feeds: readers find them in its head.</summary>
    public IReadOnlyList<Dictionary<string, object?>> Heads(Texts texts) =>
        [
            .. new[] { ("Atom", ".atom", AtomType), ("RSS", ".rss", RssType), ("JSON Feed", ".feed.json", JsonType) }.Select(
                format => new Dictionary<string, object?>
                {
                    ["Title"] = $"{texts[TitleText]} ({format.Item1})",
                    ["Name"] = format.Item1,
                    ["Url"] = List + format.Item2,
                    ["Type"] = format.Item3,
                }
            ),
        ];

    private async Task<Read> ReadAsync(PublicRequest request, CancellationToken cancellationToken)
    {
        var settings = request.Services.GetRequiredService<HubSettings>();
        var texts = request.Services.GetRequiredService<Texts>();
        var site = await settings.FindAsync(SettingKey.SiteName, cancellationToken) ?? "CampaignHub";
        List<FeedEntry> entries = [.. (await Load(request, cancellationToken)).OrderByDescending(entry => entry.Updated).Take(Newest)];
        return new Read(
            Plain($"{texts[TitleText]} – {site}"),
            await settings.AddressAsync("", cancellationToken),
            entries.Count > 0 ? entries[0].Updated : request.Now,
            entries
        );
    }

    private byte[] AtomOf(Read read) =>
        SiteXml.Write(
            new XElement(
                Atom + "feed",
                new XElement(Atom + "title", read.Title),
                new XElement(Atom + "id", read.Root + List),
                new XElement(Atom + "updated", SiteXml.Iso(read.Updated)),
                Self(read, ".atom"),
                new XElement(Atom + "link", new XAttribute("href", read.Root + List)),
                read.Entries.Select(entry => new XElement(
                    Atom + "entry",
                    new XElement(Atom + "title", Plain(entry.Title)),
                    new XElement(Atom + "id", Name(entry)),
                    new XElement(Atom + "link", new XAttribute("href", read.Root + entry.Path)),
                    new XElement(Atom + "author", new XElement(Atom + "name", Plain(entry.Author))),
                    new XElement(Atom + "published", SiteXml.Iso(entry.Published)),
                    new XElement(Atom + "updated", SiteXml.Iso(entry.Updated)),
                    new XElement(Atom + "summary", Plain(entry.Summary))
                ))
            )
        );

    private byte[] RssOf(Read read) =>
        SiteXml.Write(
            new XElement(
                "rss",
                new XAttribute("version", "2.0"),
                new XAttribute(XNamespace.Xmlns + "atom", Atom),
                new XElement(
                    "channel",
                    new XElement("title", read.Title),
                    new XElement("link", read.Root + List),
                    new XElement("description", read.Title),
                    new XElement("lastBuildDate", Rfc(read.Updated)),
                    Self(read, ".rss"),
                    read.Entries.Select(entry => new XElement(
                        "item",
                        new XElement("title", Plain(entry.Title)),
                        new XElement("link", read.Root + entry.Path),
                        new XElement("guid", new XAttribute("isPermaLink", "false"), Name(entry)),
                        new XElement("pubDate", Rfc(entry.Updated)),
                        // RSS has no author without a mail address.
                        new XElement("description", Plain($"{entry.Author}. {entry.Summary}"))
                    ))
                )
            )
        );

    private byte[] JsonOf(Read read) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                version = "https://jsonfeed.org/version/1.1",
                title = read.Title,
                home_page_url = read.Root + List,
                feed_url = $"{read.Root}{List}.feed.json",
                items = read.Entries.Select(entry => new
                {
                    id = Name(entry),
                    url = read.Root + entry.Path,
                    title = entry.Title,
                    content_text = entry.Summary,
                    date_published = SiteXml.Iso(entry.Published),
                    date_modified = SiteXml.Iso(entry.Updated),
                    authors = new[] { new { name = entry.Author } },
                }),
            }
        );

    private XElement Self(Read read, string ending) =>
        new(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", read.Root + List + ending));

    private static string Name(FeedEntry entry) => $"urn:uuid:{entry.Id}";

    // What was pasted may hold signs that no XML may.
    private static string Plain(string text) => string.Concat(text.EnumerateRunes().Where(IsXml));

    private static bool IsXml(Rune rune) => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value);

    private static string Rfc(DateTimeOffset instant) => instant.ToString("r", CultureInfo.InvariantCulture);
}
