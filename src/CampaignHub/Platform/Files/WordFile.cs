using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CampaignHub.Platform.Files;

/// <summary>A text in Markdown as a text document (WordprocessingML): title, headings, paragraphs, lists, quotes. No macros, and no properties that name anybody.</summary>
internal static class WordFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    // Half points for letters, twentieths of a point for distances, as the format counts them.
    private const int TitleSize = 32;
    private const int HeadingSize = 26;
    private const int StepIn = 567;
    private const int After = 160;

    /// <param name="title">In plain words, above the text.</param>
    /// <param name="markdown">HTML in it is shown as it is written.</param>
    public static byte[] Of(string title, string markdown)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            var body = new Body(Line([Words(title, isBold: true, size: TitleSize)], stepsIn: 0));
            var pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();
            Write(body, Markdown.Parse(markdown, pipeline), stepsIn: 0, mark: null);
            main.Document = new Document(body);
            document.PackageProperties.Title = title;
            document.PackageProperties.Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        }

        return file.ToArray();
    }

    private static void Write(Body body, ContainerBlock blocks, int stepsIn, string? mark)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case ListBlock list:
                    Write(body, list, stepsIn);
                    break;
                case ContainerBlock inner:
                    Write(body, inner, stepsIn + 1, mark);
                    break;
                case HeadingBlock heading:
                    body.Append(Line(Runs(heading.Inline, isBold: true, isItalic: false, HeadingSize), stepsIn));
                    break;
                case LeafBlock leaf:
                    List<OpenXmlElement> runs = leaf.Inline is null
                        ? [Words(leaf.Lines.ToString())]
                        : [.. Runs(leaf.Inline, isBold: false, isItalic: false, size: null)];
                    body.Append(Line(mark is null ? runs : [Words($"{mark} "), .. runs], stepsIn));
                    mark = null;
                    break;
                default:
                    break;
            }
        }
    }

    private static void Write(Body body, ListBlock list, int stepsIn)
    {
        var number = int.TryParse(list.OrderedStart, CultureInfo.InvariantCulture, out var start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            Write(body, item, stepsIn + 1, list.IsOrdered ? string.Create(CultureInfo.CurrentCulture, $"{number++}.") : "•");
        }
    }

    private static Paragraph Line(IEnumerable<OpenXmlElement> runs, int stepsIn)
    {
        var properties = new ParagraphProperties(new SpacingBetweenLines { After = Number(After) });
        if (stepsIn > 0)
        {
            properties.Append(new Indentation { Left = Number(StepIn * stepsIn) });
        }

        var paragraph = new Paragraph(properties);
        paragraph.Append(runs);
        return paragraph;
    }

    private static IEnumerable<OpenXmlElement> Runs(ContainerInline? inlines, bool isBold, bool isItalic, int? size)
    {
        foreach (var inline in inlines ?? Enumerable.Empty<Inline>())
        {
            switch (inline)
            {
                case EmphasisInline emphasis:
                    foreach (
                        var run in Runs(emphasis, isBold || emphasis.DelimiterCount > 1, isItalic || emphasis.DelimiterCount == 1, size)
                    )
                    {
                        yield return run;
                    }

                    break;
                case LineBreakInline { IsHard: true }:
                    yield return new Run(new Break());
                    break;
                case LineBreakInline:
                    yield return Words(" ");
                    break;
                case LinkInline link:
                    foreach (var run in Runs(link, isBold, isItalic, size))
                    {
                        yield return run;
                    }

                    yield return Words($" ({link.Url})", isBold, isItalic, size);
                    break;
                case ContainerInline container:
                    foreach (var run in Runs(container, isBold, isItalic, size))
                    {
                        yield return run;
                    }

                    break;
                default:
                    yield return Words(PlainOf(inline), isBold, isItalic, size);
                    break;
            }
        }
    }

    private static string PlainOf(Inline inline) =>
        inline switch
        {
            CodeInline code => code.Content,
            HtmlEntityInline entity => entity.Transcoded.ToString(),
            AutolinkInline link => link.Url,
            _ => inline.ToString() ?? "",
        };

    private static Run Words(string text, bool isBold = false, bool isItalic = false, int? size = null)
    {
        var properties = new RunProperties();
        if (isBold)
        {
            properties.Append(new Bold());
        }

        if (isItalic)
        {
            properties.Append(new Italic());
        }

        if (size is { } given)
        {
            properties.Append(new FontSize { Val = Number(given) });
        }

        return new Run(properties, new Text(WithoutControls(text)) { Space = SpaceProcessingModeValues.Preserve });
    }

    // XML 1.0 knows no control characters but white space.
    private static string WithoutControls(string text) =>
        string.Concat(text.Where(letter => !char.IsControl(letter) || letter is '\n' or '\t'));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
