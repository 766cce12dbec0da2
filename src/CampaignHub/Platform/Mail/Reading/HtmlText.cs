using System.Text;
using MimeKit.Text;

namespace CampaignHub.Platform.Mail.Reading;

/// <summary>The words of an HTML mail, one line for each of its blocks. Read tag by tag: a tree of a hundred thousand nested blocks takes minutes.</summary>
internal sealed class HtmlText
{
    private const int LongestHtml = 256 * 1024;

    private static readonly HashSet<HtmlTagId> Blocks =
    [
        HtmlTagId.P,
        HtmlTagId.Div,
        HtmlTagId.Br,
        HtmlTagId.TR,
        HtmlTagId.LI,
        HtmlTagId.UL,
        HtmlTagId.OL,
        HtmlTagId.Table,
        HtmlTagId.H1,
        HtmlTagId.H2,
        HtmlTagId.H3,
        HtmlTagId.H4,
        HtmlTagId.H5,
        HtmlTagId.H6,
        HtmlTagId.BlockQuote,
        HtmlTagId.Pre,
        HtmlTagId.HR,
    ];

    private static readonly HashSet<HtmlTagId> Silent =
    [
        HtmlTagId.Script,
        HtmlTagId.Style,
        HtmlTagId.Head,
        HtmlTagId.Title,
        HtmlTagId.NoScript,
    ];

    // Names under which mail programs put what they add below an answer: Yahoo, Thunderbird, Proton, Zimbra, Tuta.
    private static readonly string[] Added =
    [
        "yahoo_quoted",
        "moz-signature",
        "gmail_signature",
        "protonmail_quote",
        "protonmail_signature_block",
        "zmail_extra",
        "tutanota_quote",
        "ms-outlook-mobile-signature",
    ];

    // Below the head of a quoted mail, Outlook puts that mail without any mark of its own.
    private static readonly string[] Ends =
    [
        "divrplyfwdmsg",
        "appendonsend",
        "outlookmessageheader",
        "olk_src_body_section",
        "ms-outlook-mobile-reference-message",
        "mail-editor-reference-message-container",
    ];

    private readonly StringBuilder _text = new();
    private readonly bool _dropsQuotes;
    private HtmlTagId _skipped;
    private int _skippedDepth;

    private HtmlText(bool dropsQuotes) => _dropsQuotes = dropsQuotes;

    public static string Of(string html) => new HtmlText(dropsQuotes: false).Read(html);

    /// <summary>What is marked as quoted stands as a line "&gt;", as in a plain mail; what is added below an answer is left out.</summary>
    public static string WithoutQuotes(string html) => new HtmlText(dropsQuotes: true).Read(html);

    private string Read(string html)
    {
        using var reader = new StringReader(html.Length <= LongestHtml ? html : html[..LongestHtml]);
        var tokens = new HtmlTokenizer(reader) { DecodeCharacterReferences = true };
        while (tokens.ReadNextToken(out var token))
        {
            switch (token)
            {
                case HtmlTagToken tag when _skippedDepth > 0:
                    Leave(tag);
                    break;
                case HtmlTagToken tag when _dropsQuotes && !tag.IsEndTag && IsMarked(tag, Ends):
                    return _text.ToString().Trim();
                case HtmlTagToken tag:
                    Enter(tag);
                    break;
                case HtmlDataToken data when _skippedDepth == 0:
                    Append(data.Data);
                    break;
                default:
                    break;
            }
        }

        return _text.ToString().Trim();
    }

    private void Enter(HtmlTagToken tag)
    {
        if (Blocks.Contains(tag.Id))
        {
            Break(tag.Id);
        }

        if (tag.IsEndTag || tag.IsEmptyElement)
        {
            return;
        }

        if (_dropsQuotes && tag.Id == HtmlTagId.BlockQuote)
        {
            _text.Append(">\n");
        }

        if (Silent.Contains(tag.Id) || (_dropsQuotes && (tag.Id == HtmlTagId.BlockQuote || IsMarked(tag, Added))))
        {
            (_skipped, _skippedDepth) = (tag.Id, 1);
        }
    }

    private void Leave(HtmlTagToken tag)
    {
        if (tag.Id == _skipped && !tag.IsEmptyElement)
        {
            _skippedDepth += tag.IsEndTag ? -1 : 1;
        }
    }

    private static bool IsMarked(HtmlTagToken tag, string[] marks)
    {
        foreach (var attribute in tag.Attributes)
        {
            if (
                attribute.Id is HtmlAttributeId.Class or HtmlAttributeId.Id
                && marks.Any(mark => attribute.Value?.Contains(mark, StringComparison.OrdinalIgnoreCase) == true)
            )
            {
                return true;
            }
        }

        return false;
    }

    private void Break(HtmlTagId tag)
    {
        if (tag == HtmlTagId.Br || (_text.Length > 0 && _text[^1] != '\n'))
        {
            _text.Append('\n');
        }

        if (tag == HtmlTagId.P && _text.Length > 1 && _text[^2] != '\n')
        {
            _text.Append('\n');
        }
    }

    private void Append(string words)
    {
        foreach (var character in words)
        {
            var plain = char.IsWhiteSpace(character) ? ' ' : character;
            if (plain != ' ' || (_text.Length > 0 && _text[^1] is not (' ' or '\n')))
            {
                _text.Append(plain);
            }
        }
    }
}
