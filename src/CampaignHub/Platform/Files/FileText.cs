using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CampaignHub.Platform.Files;

/// <summary>The text of a file that somebody brings, and the XML that it may be: nothing is fetched, no entity is unfolded.</summary>
internal static class FileText
{
    private const long LargestXml = 400L << 20;

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
        catch (XmlException mistake) when (mistake.LineNumber == 0)
        {
            // The reader names no place for these.
            throw new RefusedException(
                text.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)
                    ? "The XML begins with <!DOCTYPE; a document type is not allowed."
                    : "The XML cannot be read: it is empty, or breaks off."
            );
        }
        catch (XmlException mistake)
        {
            throw new RefusedException(
                "The XML cannot be read at line {0}, column {1}; a document type is not allowed.",
                mistake.LineNumber,
                mistake.LinePosition
            );
        }
    }

    public static int LineOf(XObject element) => ((IXmlLineInfo)element).LineNumber;
}
