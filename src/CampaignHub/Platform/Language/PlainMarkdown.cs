using System.Text.RegularExpressions;

namespace CampaignHub.Platform.Language;

/// <summary>
/// Markdown for who reads text: lists and quotes are readable as they are written, so only the marks go, and a link shows where it leads.
/// Markdig's own plain text drops the addresses of links.
/// </summary>
internal static partial class PlainMarkdown
{
    public static string Of(string markdown)
    {
        var text = Heading().Replace(markdown, "");
        text = Link()
            .Replace(
                text,
                match =>
                    !SafeHtml.MayLink(match.Groups["url"].Value) ? match.Groups["text"].Value
                    : match.Groups["text"].Value == match.Groups["url"].Value ? match.Groups["url"].Value
                    : $"{match.Groups["text"].Value} ({match.Groups["url"].Value})"
            );
        text = Strong().Replace(text, "${text}");
        text = Emphasis().Replace(text, "${text}");
        return Escape().Replace(text, "${mark}");
    }

    [GeneratedRegex(@"^#{1,6}\s+", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(
        @"!?\[(?<text>[^\]\n]*)\]\((?<url>[^)\s]+)(\s+""[^""\n]*"")?\)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<mark>\*\*|__)(?=\S)(?<text>[^\n]+?)(?<=\S)\k<mark>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Strong();

    // An underscore inside a word, as in an address, is no mark.
    [GeneratedRegex(
        @"(?<![\w*\\])(?<mark>[*_])(?=[^\s*_])(?<text>[^\n*_]+?)(?<=\S)\k<mark>(?![\w*])",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\\(?<mark>[\\`*_{}\[\]()#+\-.!>])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();
}
