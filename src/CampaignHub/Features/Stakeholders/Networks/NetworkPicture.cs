using CampaignHub.Features.Stakeholders.Views;
using CampaignHub.Platform.Language;

namespace CampaignHub.Features.Stakeholders.Networks;

/// <summary>The network as SVG, from the places that are kept: what the page draws, with its legend, for paper and for who has no JavaScript.</summary>
internal sealed class NetworkPicture(Texts texts, NetworkColour colour)
{
    private const double Margin = 150;
    private const double Head = 60;
    private const double LegendLine = 22;
    private const double Least = 480;
    private const string Ink = "#1f2733";
    private const string Line = "#8b94a1";

    // Named one by one they would cover each other.
    private const int MostNames = 400;

    public byte[] Draw(NetworkDrawing drawing, string title)
    {
        var (left, right) = Range(drawing.Nodes.Select(node => node.X));
        var (top, bottom) = Range(drawing.Nodes.Select(node => node.Y));
        var legend = Legend().ToList();
        var width = Math.Max(right - left, Least) + (2 * Margin);
        var height = bottom - top + (2 * Margin) + Head + (LegendLine * legend.Count);
        var svg = new SvgDrawing((int)width, (int)height, title);
        svg.Text(Margin, 34, title, isStrong: true);
        var places = drawing.Nodes.ToDictionary(
            node => node.Id,
            node => (X: node.X - left + Margin, Y: node.Y - top + Head + (Margin / 2))
        );
        foreach (var edge in drawing.Edges)
        {
            var (from, to) = (places[edge.From], places[edge.To]);
            svg.Line(from.X, from.Y, to.X, to.Y, Line, WidthOf(edge), DashOf(edge));
        }

        foreach (var node in drawing.Nodes)
        {
            var (x, y) = places[node.Id];
            Shape(svg, x, y, RadiusOf(node), node.TargetClass, ColourOf(node.TargetClass, node.Stance));
        }

        foreach (var node in drawing.Nodes.OrderByDescending(node => node.Influence).Take(MostNames))
        {
            var (x, y) = places[node.Id];
            var sign = colour == NetworkColour.Stance ? $"{SvgDrawing.SignOf(StanceOf(node.Stance))} " : "";
            svg.Text(x, y + RadiusOf(node) + 14, sign + SvgDrawing.Shorten(node.Label, 32), Ink, "middle");
        }

        for (var at = 0; at < legend.Count; at++)
        {
            legend[at](svg, Margin, height - (LegendLine * (legend.Count - at)));
        }

        return svg.ToBytes();
    }

    public static double RadiusOf(NetworkDrawing.Node node) => node.Size > 1 ? 14 + Math.Sqrt(node.Size) : 8 + (1.4 * node.Influence);

    /// <summary>Those of the pages' light theme.</summary>
    public static string ColourOf(TargetClass @class) =>
        @class switch
        {
            TargetClass.DirectTarget => "#ad3e0c",
            TargetClass.IntermediateTarget => "#866000",
            TargetClass.Relay => "#1c6aa3",
            TargetClass.Ally => "#0a7059",
            TargetClass.Opponent => "#8c2f68",
            TargetClass.Observer => "#5a666c",
            _ => "#5148a8",
        };

    private string ColourOf(string @class, string stance) =>
        colour == NetworkColour.Stance ? SvgDrawing.ColourOf(StanceOf(stance)) : ColourOf(ClassOf(@class));

    private IEnumerable<Action<SvgDrawing, double, double>> Legend()
    {
        foreach (var each in Enum.GetValues<TargetClass>())
        {
            yield return (svg, x, y) =>
            {
                Shape(svg, x, y, 7, ListValues.Of(each), colour == NetworkColour.Class ? ColourOf(each) : Line);
                svg.Text(x + 16, y + 4, texts.Of(each));
            };
        }

        foreach (var each in colour == NetworkColour.Stance ? Enum.GetValues<Stance>() : [])
        {
            yield return (svg, x, y) =>
            {
                svg.Box(x - 6, y - 6, 12, 12, SvgDrawing.ColourOf(each));
                svg.Text(x + 16, y + 4, $"{SvgDrawing.SignOf(each)} {texts.Of(each)}");
            };
        }

        yield return (svg, x, y) =>
            svg.Text(x - 7, y + 4, texts["The larger, the more influence. Dashed: a tie that ended. Dotted: a post held."]);
    }

    private static void Shape(SvgDrawing svg, double x, double y, double radius, string @class, string fill)
    {
        (int Corners, double Turn) polygon = ClassOf(@class) switch
        {
            TargetClass.DirectTarget => (4, 0),
            TargetClass.IntermediateTarget => (5, 0),
            TargetClass.Relay => (3, 0),
            TargetClass.Observer => (4, Math.PI / 4),
            TargetClass.Opponent => (3, Math.PI),
            TargetClass.WitnessNetwork => (6, Math.PI / 6),
            _ => (0, 0),
        };
        if (polygon.Corners == 0)
        {
            svg.Disc(x, y, radius, fill);
            return;
        }

        svg.Polygon(
            [
                .. Enumerable
                    .Range(0, polygon.Corners)
                    .Select(corner => (2 * Math.PI * corner / polygon.Corners) + polygon.Turn - (Math.PI / 2))
                    .Select(angle => (x + (radius * 1.15 * Math.Cos(angle)), y + (radius * 1.15 * Math.Sin(angle)))),
            ],
            fill
        );
    }

    private static double WidthOf(NetworkDrawing.Edge edge) => edge.Count > 1 ? 1 + Math.Log2(edge.Count) : 0.5 + (0.5 * edge.Strength);

    private static string? DashOf(NetworkDrawing.Edge edge) =>
        edge.Ended ? "7 5"
        : edge.Type == NetworkFilter.Mandates ? "2 4"
        : null;

    private static (double Least, double Most) Range(IEnumerable<double> values) =>
        (values.DefaultIfEmpty().Min(), values.DefaultIfEmpty().Max());

    private static TargetClass ClassOf(string value) => Array.Find(Enum.GetValues<TargetClass>(), each => ListValues.Of(each) == value);

    private static Stance StanceOf(string value) => Array.Find(Enum.GetValues<Stance>(), each => ListValues.Of(each) == value);
}
