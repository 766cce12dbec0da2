using AngleSharp.Dom;
using Ganss.Xss;
using Markdig;
using Markdig.Syntax;

namespace CampaignHub.Platform.Language;

/// <summary>The one place where people's text becomes HTML: Markdown without raw HTML, then an allow-list.</summary>
internal static class SafeHtml
{
    private const int LowestHeading = 6;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().Build();

    // Before the sanitizers, which are made with them.
    private static readonly string[] Schemes = ["http", "https", "mailto", "tel"];
    private static readonly HtmlSanitizer Sanitizer = MakeSanitizer();
    private static readonly HtmlSanitizer MailSanitizer = MakeMailSanitizer();

    // Their content is not words for people.
    private static readonly string[] WordlessTags =
    [
        "script",
        "style",
        "head",
        "title",
        "template",
        "svg",
        "math",
        "object",
        "noscript",
        "iframe",
    ];

    /// <summary>A text that begins its headings at the first level has them lowered by one: the first level is the page's own title.</summary>
    public static string FromMarkdown(string markdown)
    {
        var text = Markdown.Parse(markdown, Pipeline);
        var headings = text.Descendants<HeadingBlock>().ToList();
        if (headings.Exists(heading => heading.Level == 1))
        {
            headings.ForEach(heading => heading.Level = Math.Min(heading.Level + 1, LowestHeading));
        }

        return Sanitizer.Sanitize(text.ToHtml(Pipeline));
    }

    /// <summary>Whether a link may lead there: an address of ours, or one of a scheme that only shows, writes or calls.</summary>
    public static bool MayLink(string url) =>
        url.IndexOf(':', StringComparison.Ordinal) is var colon
        && (
            colon < 0
            || url.AsSpan(0, colon).IndexOfAny('/', '?', '#') >= 0
            || Schemes.Contains(url[..colon], StringComparer.OrdinalIgnoreCase)
        );

    /// <summary>HTML that came from outside (a recipe's page, a mail), held to the same allow-list; a heading of the first level becomes one of the second.</summary>
    public static string FromHtml(string html) => Sanitizer.Sanitize(html);

    /// <summary>HTML of a mail, held to the same allow-list; of what is not on it (b, font, center) the words stay.</summary>
    public static string FromMail(string html) => MailSanitizer.Sanitize(html);

    private static HtmlSanitizer MakeMailSanitizer()
    {
        var sanitizer = MakeSanitizer();
        sanitizer.KeepChildNodes = true;
        sanitizer.RemovingTag += (_, removed) =>
        {
            if (WordlessTags.Contains(removed.Tag.LocalName, StringComparer.Ordinal))
            {
                removed.Tag.TextContent = "";
            }
        };
        return sanitizer;
    }

    private static HtmlSanitizer MakeSanitizer()
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedTags.Clear();
        sanitizer.AllowedTags.UnionWith([
            "p",
            "br",
            "hr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "blockquote",
            "strong",
            "em",
            "a",
            "code",
            "pre",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "img",
            "figure",
            "figcaption",
            "sup",
            "sub",
            "del",
            "section",
            "div",
            "span",
        ]);
        sanitizer.AllowedAttributes.Clear();
        sanitizer.AllowedAttributes.UnionWith(["href", "title", "src", "alt", "scope", "lang", "colspan", "rowspan"]);
        sanitizer.AllowedCssProperties.Clear();
        sanitizer.AllowedAtRules.Clear();
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(Schemes);
        sanitizer.PostProcessNode += (_, kept) => Lower(kept);
        return sanitizer;
    }

    private static void Lower(PostProcessNodeEventArgs kept)
    {
        if (kept.Node is IElement { LocalName: "h1" } title)
        {
            var lower = kept.Document.CreateElement("h2");
            lower.Append([.. title.ChildNodes]);
            kept.ReplacementNodes.Add(lower);
        }
    }
}
