using Ganss.Xss;
using Markdig;

namespace CampaignHub.Platform.Language;

/// <summary>The one place where people's text becomes HTML: Markdown without raw HTML, then an allow-list.</summary>
internal static class SafeHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().Build();

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

    public static string FromMarkdown(string markdown) => Sanitizer.Sanitize(Markdown.ToHtml(markdown, Pipeline));

    /// <summary>HTML that came from outside (a recipe's page, a mail), held to the same allow-list.</summary>
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
            "h2",
            "h3",
            "h4",
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
        sanitizer.AllowedSchemes.UnionWith(["http", "https", "mailto", "tel"]);
        return sanitizer;
    }
}
