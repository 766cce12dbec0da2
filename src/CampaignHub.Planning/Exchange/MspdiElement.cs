using System.Globalization;
using System.Text;
using System.Xml;

namespace CampaignHub.Planning;

/// <summary>An element of an MSPDI file with its place.</summary>
internal sealed class MspdiElement(string name, int line, int column)
{
    /// <summary>MSPDI nests to a dozen; more is an attack on the reader.</summary>
    private const int Deepest = 32;
    private const int MostElements = 20_000_000;

    /// <summary>Large, and of no use to a schedule: work hour by hour, what was, what everybody costs.</summary>
    private static readonly HashSet<string> LeftAside = new(StringComparer.Ordinal)
    {
        "Assignments",
        "Baseline",
        "OutlineCode",
        "OutlineCodes",
        "Resources",
        "TimephasedData",
        "Views",
        "WBSMasks",
    };

    private readonly List<MspdiElement> _children = [];
    private readonly StringBuilder _text = new();

    public string Name { get; } = name;

    public FilePlace Place => new(Name, line, column);

    public string Text => _text.ToString().Trim();

    public IEnumerable<MspdiElement> All(string name) => _children.Where(child => child.Name == name);

    public MspdiElement? Find(string name) => _children.Find(child => child.Name == name);

    /// <summary>The text of a child; null when it is missing or empty.</summary>
    public string? TextOf(string name) => Find(name)?.Text is { Length: > 0 } text ? text : null;

    public bool IsOn(string name) => TextOf(name) is "1" or "true";

    public int? Number(string name) =>
        Find(name) is not { Text.Length: > 0 } child ? null
        : int.TryParse(child.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw new PlanFileException(child.Place, "\"{0}\" is not a whole number.", Shorten(child.Text));

    public double? Decimal(string name) =>
        Find(name) is not { Text.Length: > 0 } child ? null
        : double.TryParse(child.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
        : throw new PlanFileException(child.Place, "\"{0}\" is not a number.", Shorten(child.Text));

    public DateTime? Date(string name, TimeZoneInfo? zone) =>
        Find(name) is { Text.Length: > 0 } child ? LocalDates.Read(child.Text, endOfDay: false, zone, child.Place) : null;

    /// <exception cref="PlanFileException">Not XML, cut off, with a document type, or too deep.</exception>
    public static MspdiElement Read(ReadOnlyMemory<byte> xml)
    {
        using var stream = new MemoryStream(xml.ToArray(), writable: false);
        using var reader = XmlReader.Create(
            stream,
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                MaxCharactersFromEntities = 1,
            }
        );
        try
        {
            return Read(reader);
        }
        catch (XmlException wrong)
        {
            throw new PlanFileException(
                new FilePlace("", Math.Max(wrong.LineNumber, 1), Math.Max(wrong.LinePosition, 1)),
                xml.Span.IndexOf("<!DOCTYPE"u8) >= 0 ? "this is not XML that can be read: a document type is left unread, for safety."
                    : wrong.LineNumber >= LinesOf(xml.Span) ? "this is not XML that can be read: it breaks off here."
                    : "this is not XML that can be read."
            );
        }
    }

    private static int LinesOf(ReadOnlySpan<byte> text) => text.TrimEnd("\r\n \t"u8).Count((byte)'\n') + 1;

    private static MspdiElement Read(XmlReader reader)
    {
        var position = (IXmlLineInfo)reader;
        var root = new MspdiElement("", 1, 1);
        Stack<MspdiElement> open = new([root]);
        var (count, aside) = (0, int.MaxValue);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                var element = new MspdiElement(reader.LocalName, position.LineNumber, position.LinePosition);
                if (reader.Depth >= Deepest || ++count > MostElements)
                {
                    throw new PlanFileException(element.Place, "the file is nested too deep, or too large.");
                }

                if (reader.Depth <= aside)
                {
                    aside = LeftAside.Contains(element.Name) ? reader.Depth : int.MaxValue;
                    open.Peek()._children.Add(element);
                }

                if (!reader.IsEmptyElement)
                {
                    open.Push(element);
                }
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                open.Pop();
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && reader.Depth <= aside)
            {
                open.Peek()._text.Append(reader.Value);
            }
        }

        return root._children.Find(child => child.Name == "Project")
            ?? throw new PlanFileException(root._children[0].Place, "this is no Microsoft Project file: its element is not Project.");
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
