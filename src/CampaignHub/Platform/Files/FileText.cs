using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CampaignHub.Platform.Files;

/// <summary>The text of a file that somebody brings, and the XML that it may be: nothing is fetched, no entity is unfolded.</summary>
internal static class FileText
{
    private const long LargestXml = 400L << 20;
    private static readonly string[] LineEnds = ["\r\n", "\n", "\r"];

    /// <summary>UTF-8 where it is that, UTF-16 where its mark says so, else what a French Excel writes.</summary>
    public static string Of(byte[] content)
    {
        if (content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return (content[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(content.AsSpan(2));
        }

        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)
                .GetString(content)
                .TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(content);
        }
    }

    /// <exception cref="RefusedException">It is no XML, or has a document type.</exception>
    public static XElement Xml(string text)
    {
        try
        {
            var settings = new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = LargestXml,
            };
            using var reader = XmlReader.Create(new StringReader(text), settings);
            return XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
        }
        catch (XmlException mistake)
        {
            throw Refusal(text, mistake);
        }
    }

    private static RefusedException Refusal(string text, XmlException mistake)
    {
        if (text.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
        {
            return new RefusedException("The XML begins with <!DOCTYPE; a document type is not allowed.");
        }

        // The reader names no place where there is no element at all.
        if (mistake.LineNumber == 0)
        {
            return new RefusedException("The XML cannot be read: it is empty, or breaks off.");
        }

        var lines = text.Split(LineEnds, StringSplitOptions.None);
        var last = Array.FindLastIndex(lines, line => !string.IsNullOrWhiteSpace(line));
        var isAtEnd =
            mistake.LineNumber > last + 1 || (mistake.LineNumber == last + 1 && mistake.LinePosition >= lines[last].TrimEnd().Length);
        return isAtEnd
            ? new RefusedException("The file is cut: it breaks off at line {0}.", last + 1)
            : new RefusedException("The XML cannot be read at line {0}, column {1}.", mistake.LineNumber, mistake.LinePosition);
    }

    public static int LineOf(XObject element) => ((IXmlLineInfo)element).LineNumber;
}
