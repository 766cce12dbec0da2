using System.Globalization;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CampaignHub.Features.Press.Coverage;

/// <summary>What the page of an article says of itself: JSON-LD first, then OpenGraph, then the page's own title.</summary>
/// <param name="Outlet">The name of the site; its host where it gives none.</param>
internal sealed record ArticleFacts(string Title, string Outlet, DateTimeOffset? PublishedAt, string Author, string Language)
{
    private static readonly string[] Dates =
    [
        "article:published_time",
        "og:published_time",
        "date",
        "dc.date",
        "dcterms.date",
        "parsely-pub-date",
    ];

    /// <param name="html">As it came; nothing in it is run or fetched.</param>
    /// <param name="address">Where it stood.</param>
    public static ArticleFacts Of(byte[] html, Uri address)
    {
        using var stream = new MemoryStream(html);
        var page = new HtmlParser().ParseDocument(stream);
        var linked = LinkedData(page);
        var date = First(
            linked.Date,
            [.. Dates.Select(name => Meta(page, name)), page.QuerySelector("time[datetime]")?.GetAttribute("datetime")]
        );
        return new ArticleFacts(
            Cut(First(linked.Title, Meta(page, "og:title"), page.Title), CoverageItem.TitleMaxLength),
            Cut(First(Meta(page, "og:site_name"), linked.Outlet, HostOf(address)), Outlets.Outlet.NameMaxLength),
            DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null,
            Cut(First(linked.Author, Meta(page, "author"), PlainName(Meta(page, "article:author"))), CoverageItem.NameMaxLength),
            LanguageOf(First(linked.Language, page.DocumentElement?.GetAttribute("lang"), Meta(page, "og:locale")))
        );
    }

    private sealed record Linked(string? Title, string? Outlet, string? Date, string? Author, string? Language);

    private static Linked LinkedData(IHtmlDocument page)
    {
        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json']"))
        {
            try
            {
                using var json = JsonDocument.Parse(script.TextContent, new JsonDocumentOptions { MaxDepth = 32 });
                if (Articles(json.RootElement).FirstOrDefault() is { ValueKind: JsonValueKind.Object } article)
                {
                    return new Linked(
                        Text(article, "headline"),
                        Name(article, "publisher"),
                        Text(article, "datePublished"),
                        Name(article, "author"),
                        Text(article, "inLanguage")
                    );
                }
            }
            catch (JsonException)
            {
                // Sites publish broken JSON; what else the page says is read.
            }
        }

        return new Linked(null, null, null, null, null);
    }

    private static IEnumerable<JsonElement> Articles(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Articles),
            JsonValueKind.Object when IsArticle(element) => [element],
            JsonValueKind.Object when element.TryGetProperty("@graph", out var graph) => Articles(graph),
            _ => [],
        };

    private static bool IsArticle(JsonElement element) =>
        element.TryGetProperty("@type", out var type)
        && (type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray()] : new[] { type }).Any(each =>
            each.ValueKind == JsonValueKind.String && each.GetString()!.EndsWith("Article", StringComparison.Ordinal)
        );

    private static string? Text(JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // One or several, as a name or as an object that has one.
    private static string? Name(JsonElement element, string member)
    {
        if (!element.TryGetProperty(member, out var value))
        {
            return null;
        }

        var all = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : new[] { value };
        return string.Join(
            ", ",
            all.Select(each =>
                    each.ValueKind switch
                    {
                        JsonValueKind.String => PlainName(each.GetString()),
                        JsonValueKind.Object => Text(each, "name"),
                        _ => null,
                    }
                )
                .OfType<string>()
        );
    }

    private static string? Meta(IHtmlDocument page, string name) =>
        page.QuerySelectorAll("meta")
            .FirstOrDefault(meta =>
                string.Equals(meta.GetAttribute("property") ?? meta.GetAttribute("name"), name, StringComparison.OrdinalIgnoreCase)
            )
            ?.GetAttribute("content");

    private static string? PlainName(string? author) =>
        author?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true ? null : author;

    private static string HostOf(Uri address) =>
        address.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? address.Host[4..] : address.Host;

    private static string LanguageOf(string code)
    {
        var two = code.Length >= 2 ? code[..2].ToLowerInvariant() : "";
        return Journalists.PressLanguages.Codes.Contains(two) ? two : "";
    }

    private static string First(string? first, params IReadOnlyList<string?> others) =>
        others.Prepend(first).FirstOrDefault(each => !string.IsNullOrWhiteSpace(each)) ?? "";

    private static string Cut(string text, int length)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Replace("\0", "", StringComparison.Ordinal);
        return line.Length <= length ? line : line[..length];
    }
}
