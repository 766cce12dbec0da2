using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using CampaignHub.Features.Press.Coverage;
using MimeKit.Utils;

namespace CampaignHub.Features.Press.Watches;

/// <summary>An entry of a feed.</summary>
internal sealed record FeedEntry(string Title, string Url, string Summary, string Author, DateTimeOffset? PublishedAt);

/// <summary>Reads RSS 2.0, RSS 1.0 (RDF) and Atom 1.0 as newsrooms publish them; nothing in the file is fetched or expanded.</summary>
internal static class FeedReader
{
    private const int Most = 500;
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";

    private static readonly XmlReaderSettings Safe = new()
    {
        // A feed may begin with a DOCTYPE (RSS 0.91); its entities are not followed.
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        MaxCharactersInDocument = 8 * 1024 * 1024,
    };

    /// <param name="feed">As it came.</param>
    /// <param name="address">Where it stood: links in it may be relative.</param>
    /// <exception cref="FormatException">It is no feed.</exception>
    public static (string Name, IReadOnlyList<FeedEntry> Entries) Read(byte[] feed, Uri address)
    {
        var root = Load(feed);
        var entries = root.Descendants().Where(each => each.Name.LocalName is "item" or "entry").Take(Most).ToList();
        var channel = root.Elements().FirstOrDefault(each => each.Name.LocalName == "channel") ?? root;
        if (root.Name.LocalName is not ("rss" or "RDF" or "feed"))
        {
            throw new FormatException();
        }

        return (
            Line(Text(channel, "title"), Outlets.Outlet.NameMaxLength),
            [.. entries.Select(entry => Of(entry, address)).Where(entry => entry is { Title.Length: > 0, Url.Length: > 0 })]
        );
    }

    private static XElement Load(byte[] feed)
    {
        try
        {
            using var stream = new MemoryStream(feed);
            using var reader = XmlReader.Create(stream, Safe);
            return XDocument.Load(reader).Root ?? throw new FormatException();
        }
        catch (XmlException exception)
        {
            throw new FormatException(exception.Message, exception);
        }
    }

    private static FeedEntry Of(XElement entry, Uri address) =>
        new(
            Line(Plain(Text(entry, "title")), CoverageItem.TitleMaxLength),
            Link(entry, address),
            Line(Plain(Text(entry, "description", "summary", "content")), CoverageProposal.SummaryMaxLength),
            Line(Author(entry), CoverageItem.NameMaxLength),
            Date(Text(entry, "pubDate", "published", "date", "updated"))
        );

    private static string Link(XElement entry, Uri address)
    {
        var links = entry.Elements().Where(each => each.Name.LocalName == "link").ToList();
        var atom = links.Find(link => link.Attribute("href") is not null && (link.Attribute("rel")?.Value ?? "alternate") == "alternate");
        var guid = entry
            .Elements()
            .FirstOrDefault(each => each.Name.LocalName == "guid" && each.Attribute("isPermaLink")?.Value != "false");
        var found =
            atom?.Attribute("href")?.Value
            ?? links.Select(link => link.Value.Trim()).FirstOrDefault(link => link.Length > 0)
            ?? guid?.Value;
        return
            Uri.TryCreate(address, found?.Trim(), out var whole)
            && (whole.Scheme is "http" or "https")
            && whole.AbsoluteUri.Length <= CoverageItem.UrlMaxLength
            ? whole.AbsoluteUri
            : "";
    }

    private static string Author(XElement entry)
    {
        var creator = entry.Element(XName.Get("creator", DublinCore))?.Value;
        var author = entry.Elements().FirstOrDefault(each => each.Name.LocalName == "author");
        return creator ?? author?.Elements().FirstOrDefault(each => each.Name.LocalName == "name")?.Value ?? author?.Value ?? "";
    }

    private static string Text(XElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (element.Elements().FirstOrDefault(each => each.Name.LocalName == name) is { } found)
            {
                return found.Value;
            }
        }

        return "";
    }

    private static DateTimeOffset? Date(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at
        : DateUtils.TryParse(text, out var mail) ? mail
        : null;

    // Titles and summaries are HTML more often than not.
    private static string Plain(string html) =>
        html.Contains('<', StringComparison.Ordinal) || html.Contains('&', StringComparison.Ordinal)
            ? new HtmlParser().ParseDocument(html).Body?.TextContent ?? ""
            : html;

    private static string Line(string text, int length)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Replace("\0", "", StringComparison.Ordinal);
        return line.Length <= length ? line : $"{line[..(length - 1)]}…";
    }
}
