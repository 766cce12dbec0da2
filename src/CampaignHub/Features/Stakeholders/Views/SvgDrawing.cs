using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CampaignHub.Features.Stakeholders.Views;

/// <summary>A drawing of its own, for pages and for files: colours stand in it, and it asks for nothing else.</summary>
internal sealed class SvgDrawing
{
    private const double CharacterWidth = 6.6;
    private const double LineHeight = 15;
    private const double Radius = 5;
    private static readonly XNamespace Ns = "http://www.w3.org/2000/svg";

    private readonly XElement _root;
    private readonly List<(double X, double Y, double Width)> _labels = [];

    public SvgDrawing(int width, int height, string title)
    {
        Width = width;
        _root = new XElement(
            Ns + "svg",
            new XAttribute("viewBox", $"0 0 {width} {height}"),
            new XAttribute("width", width),
            new XAttribute("height", height),
            new XAttribute("font-family", "system-ui, sans-serif"),
            new XAttribute("font-size", 13),
            new XElement(Ns + "title", title),
            new XElement(Ns + "rect", new XAttribute("width", width), new XAttribute("height", height), new XAttribute("fill", "#ffffff"))
        );
    }

    public int Width { get; }

    /// <summary>The colour of a stance on white: those of the pages' light theme.</summary>
    public static string ColourOf(Stance stance) =>
        stance switch
        {
            Stance.Champion => "#0b4a8f",
            Stance.ActiveAlly => "#2268b0",
            Stance.PassiveAlly => "#3f7398",
            Stance.Neutral => "#5a666c",
            Stance.PassiveOpponent => "#99590f",
            Stance.ActiveOpponent => "#8a3a06",
            _ => "#5a666c",
        };

    /// <summary>Tells stances apart without colour.</summary>
    public static string SignOf(Stance stance) =>
        stance switch
        {
            Stance.Champion => "★",
            Stance.ActiveAlly => "▲",
            Stance.PassiveAlly => "△",
            Stance.Neutral => "●",
            Stance.PassiveOpponent => "▽",
            Stance.ActiveOpponent => "▼",
            _ => "?",
        };

    public void Line(
        double fromX,
        double fromY,
        double toX,
        double toY,
        string colour = "#c3c9d1",
        double width = 1,
        string? dash = null
    ) =>
        _root.Add(
            new XElement(
                Ns + "line",
                At("x1", fromX),
                At("y1", fromY),
                At("x2", toX),
                At("y2", toY),
                new XAttribute("stroke", colour),
                At("stroke-width", width),
                dash is null ? null : new XAttribute("stroke-dasharray", dash)
            )
        );

    public void Box(double x, double y, double width, double height, string fill) =>
        _root.Add(
            new XElement(Ns + "rect", At("x", x), At("y", y), At("width", width), At("height", height), new XAttribute("fill", fill))
        );

    public void Disc(double x, double y, double radius, string fill) =>
        _root.Add(new XElement(Ns + "circle", At("cx", x), At("cy", y), At("r", radius), new XAttribute("fill", fill)));

    public void Polygon(IEnumerable<(double X, double Y)> corners, string fill) =>
        _root.Add(
            new XElement(
                Ns + "polygon",
                new XAttribute(
                    "points",
                    string.Join(
                        ' ',
                        corners.Select(corner => string.Create(CultureInfo.InvariantCulture, $"{corner.X:0.##},{corner.Y:0.##}"))
                    )
                ),
                new XAttribute("fill", fill)
            )
        );

    /// <summary>A dot that no label covers.</summary>
    public void Dot(double x, double y, string colour)
    {
        _labels.Add((x - Radius, y + 4, 2 * Radius));
        _root.Add(new XElement(Ns + "circle", At("cx", x), At("cy", y), At("r", Radius), new XAttribute("fill", colour)));
    }

    /// <param name="anchor">Where the point is: <c>start</c>, <c>middle</c> or <c>end</c> of the text.</param>
    public void Text(double x, double y, string text, string colour = "#1f2733", string anchor = "start", bool isStrong = false) =>
        _root.Add(
            new XElement(
                Ns + "text",
                At("x", x),
                At("y", y),
                new XAttribute("fill", colour),
                new XAttribute("text-anchor", anchor),
                isStrong ? new XAttribute("font-weight", 600) : null,
                text
            )
        );

    /// <summary>A name beside its dot, moved down until it covers no other.</summary>
    public void Label(double x, double y, string text, string colour)
    {
        var width = text.Length * CharacterWidth;
        var place = y;
        while (_labels.Exists(other => Math.Abs(other.Y - place) < LineHeight && x < other.X + other.Width && other.X < x + width))
        {
            place += LineHeight;
        }

        if (place > y)
        {
            Line(x - 5, y - 4, x - 2, place - 5, colour, 0.5);
        }

        _labels.Add((x, place, width));
        Text(x, place, text, colour);
    }

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (
            var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true })
        )
        {
            _root.Save(writer);
        }

        return stream.ToArray();
    }

    /// <summary>So much of a name as a drawing has room for.</summary>
    public static string Shorten(string name, int length = 24) => name.Length <= length ? name : $"{name[..(length - 1)]}…";

    private static XAttribute At(string name, double value) => new(name, value.ToString("0.##", CultureInfo.InvariantCulture));
}
