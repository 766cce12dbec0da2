using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using CampaignHub.Features.Commitments.Verdicts;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Settings;
using CampaignHub.Platform.Site;

namespace CampaignHub.Features.Commitments.OpenData;

/// <summary>
/// The published commitments as feeds: Atom (RFC 4287) at <c>/commitments.atom</c> and RSS 2.0 at <c>/commitments.rss</c>. An entry is new again when a step
/// or a verdict came.
/// </summary>
internal static class CommitmentFeeds
{
    private const int Newest = 50;

    public static readonly PublicFile Atom = new(Links.Commitments.Atom, "application/atom+xml; charset=utf-8", AtomAsync);

    public static readonly PublicFile Rss = new(Links.Commitments.Rss, "application/rss+xml; charset=utf-8", RssAsync);

    private sealed record Feed(string Title, string Root, DateTimeOffset Updated, IReadOnlyList<Entry> Entries);

    private sealed record Entry(
        Guid Id,
        string Title,
        string Who,
        string Link,
        string Text,
        DateTimeOffset Published,
        DateTimeOffset Updated
    );

    private static async Task<byte[]> AtomAsync(PublicRequest request, CancellationToken cancellationToken)
    {
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var feed = await ReadAsync(request, cancellationToken);
        return Write(
            new XElement(
                atom + "feed",
                new XElement(atom + "title", feed.Title),
                new XElement(atom + "id", feed.Root + Links.PublicSite.Commitments),
                new XElement(atom + "updated", Iso(feed.Updated)),
                new XElement(atom + "link", new XAttribute("rel", "self"), new XAttribute("href", feed.Root + Links.Commitments.Atom)),
                new XElement(atom + "link", new XAttribute("href", feed.Root + Links.PublicSite.Commitments)),
                feed.Entries.Select(entry => new XElement(
                    atom + "entry",
                    new XElement(atom + "title", entry.Title),
                    new XElement(atom + "id", $"urn:uuid:{entry.Id}"),
                    new XElement(atom + "link", new XAttribute("href", entry.Link)),
                    new XElement(atom + "author", new XElement(atom + "name", entry.Who)),
                    new XElement(atom + "published", Iso(entry.Published)),
                    new XElement(atom + "updated", Iso(entry.Updated)),
                    new XElement(atom + "summary", entry.Text)
                ))
            )
        );
    }

    private static async Task<byte[]> RssAsync(PublicRequest request, CancellationToken cancellationToken)
    {
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var feed = await ReadAsync(request, cancellationToken);
        return Write(
            new XElement(
                "rss",
                new XAttribute("version", "2.0"),
                new XAttribute(XNamespace.Xmlns + "atom", atom),
                new XElement(
                    "channel",
                    new XElement("title", feed.Title),
                    new XElement("link", feed.Root + Links.PublicSite.Commitments),
                    new XElement("description", feed.Title),
                    new XElement("lastBuildDate", Rfc(feed.Updated)),
                    new XElement(atom + "link", new XAttribute("rel", "self"), new XAttribute("href", feed.Root + Links.Commitments.Rss)),
                    feed.Entries.Select(entry => new XElement(
                        "item",
                        new XElement("title", entry.Title),
                        new XElement("link", entry.Link),
                        new XElement("guid", new XAttribute("isPermaLink", "false"), $"urn:uuid:{entry.Id}"),
                        new XElement("pubDate", Rfc(entry.Updated)),
                        new XElement("description", $"{entry.Who}. {entry.Text}")
                    ))
                )
            )
        );
    }

    private static async Task<Feed> ReadAsync(PublicRequest request, CancellationToken cancellationToken)
    {
        var texts = request.Services.GetRequiredService<Texts>();
        var settings = request.Services.GetRequiredService<HubSettings>();
        var root = await settings.AddressAsync("", cancellationToken);
        var site = await settings.FindAsync(SettingKey.SiteName, cancellationToken) ?? "CampaignHub";
        var all = await CommitmentsPublic.ReadAsync(request, slug: null, cancellationToken);
        List<Entry> entries = [.. all.Select(each => EntryOf(each, texts, root)).OrderByDescending(entry => entry.Updated).Take(Newest)];
        return new Feed(Plain($"{texts["Commitments"]} – {site}"), root, entries.Count > 0 ? entries[0].Updated : request.Now, entries);
    }

    private static Entry EntryOf(PublicCommitment each, Texts texts, string root)
    {
        var commitment = each.Row.Commitment;
        var verdict = each.Verdict is { } given ? $" {texts.Verdict(given.Outcome)}." : "";
        return new Entry(
            commitment.Id,
            Plain(commitment.Title),
            Plain(each.Row.Post.Length > 0 ? $"{each.Row.By}, {each.Row.Post}" : each.Row.By),
            root + Links.Commitments.Public(commitment.Slug),
            Plain($"{texts.Rung(commitment.Rung)}. {texts.Of(each.Row.Schedule)}.{verdict} {commitment.Summary}".Trim()),
            commitment.PublishedAt!.Value,
            each.ChangedAt
        );
    }

    // What was pasted may hold signs that no XML may.
    private static string Plain(string text) => string.Concat(text.EnumerateRunes().Where(IsXml));

    private static bool IsXml(Rune rune) => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value);

    private static string Iso(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Rfc(DateTimeOffset instant) => instant.ToString("r", CultureInfo.InvariantCulture);

    private static byte[] Write(XElement root)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            new XDocument(root).WriteTo(writer);
        }

        return stream.ToArray();
    }
}
