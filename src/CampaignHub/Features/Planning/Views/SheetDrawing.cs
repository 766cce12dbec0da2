using System.Globalization;
using System.Security;
using System.Text;

namespace CampaignHub.Features.Planning.Views;

/// <summary>The paper that a plan is printed on.</summary>
internal enum SheetSize
{
    A4,
    A3,
}

/// <summary>
/// The whole plan on one sheet, as coordinators bring it to a meeting: months from left to right, a band for each phase, a bar for each task, a line for each
/// date that decides. Drawn as SVG in millimetres, so it prints sharp and fits however long the plan is.
/// </summary>
/// <param name="words">The words on it, in the reader's language.</param>
internal sealed class SheetDrawing(
    CampaignPlan.Result plan,
    IReadOnlyList<CampaignPlan.Line> lines,
    DateOnly today,
    SheetDrawing.Words words
)
{
    internal sealed record Words(string Title, string Printed, string WithoutPhase, string Today);

    private const double Margin = 8;
    private const double Head = 24;
    private const double LargestRow = 6.5;

    private readonly StringBuilder _svg = new();
    private readonly List<CampaignPlan.Line> _dated = [.. lines.Where(line => line.IsDated)];
    private DateOnly _first;
    private DateOnly _last;
    private double _left;
    private double _right;

    /// <summary>In millimetres, lying.</summary>
    public static (int Width, int Height) Paper(SheetSize size) => size == SheetSize.A3 ? (420, 297) : (297, 210);

    public string Draw(SheetSize size)
    {
        var (width, height) = Paper(size);
        var days = _dated
            .SelectMany(line => new[] { line.Start, line.Finish })
            .Concat(plan.Anchors.Select(anchor => anchor.Day))
            .Append(today)
            .ToList();
        (_first, _last) = (days.Min().AddDays(-3), days.Max().AddDays(3));
        (_left, _right) = (Margin + (width * 0.3), width - Margin);
        var bands = _dated
            .GroupBy(line => line.Phase?.Id)
            .OrderBy(band => band.First().Phase?.Position ?? int.MaxValue)
            .Select(band => (Name: band.First().Phase?.Name ?? words.WithoutPhase, Lines: band.ToList()))
            .ToList();
        var row = Math.Min(LargestRow, (height - Head - (2 * Margin)) / Math.Max(1, _dated.Count + bands.Count));
        _svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}mm\" height=\"{height}mm\" viewBox=\"0 0 {width} {height}\" font-family=\"Helvetica, Arial, sans-serif\" role=\"img\"><title>{Safe(words.Title)}</title><rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>"
        );
        Text(Margin, Margin + 5, 5.2, words.Title, weight: "700");
        Text(_right, Margin + 5, 2.6, words.Printed, anchor: "end", fill: "#555");
        Months(height);
        var top = Margin + Head;
        foreach (var (name, own) in bands)
        {
            Band(name, own.Count, top, row);
            top += row;
            foreach (var line in own)
            {
                Bar(line, top, row);
                top += row;
            }
        }

        Decisive(height);
        return _svg.Append("</svg>").ToString();
    }

    private void Months(double height)
    {
        for (var month = new DateOnly(_first.Year, _first.Month, 1); month <= _last; month = month.AddMonths(1))
        {
            var x = Math.Max(_left, X(month));
            Line(x, Margin + Head - 8, x, height - Margin, "#ccc", 0.15);
            if (X(month.AddMonths(1)) - x > 8)
            {
                Text(x + 0.8, Margin + Head - 5, 2.6, month.ToString("MMM yy", CultureInfo.CurrentCulture), fill: "#555");
            }
        }
    }

    private void Band(string name, int count, double top, double row)
    {
        Rect(Margin, top, _right - Margin, row * (count + 1), "#f4f6f8", opacity: count % 2 == 0 ? 1 : 0.6);
        Text(Margin + 1, top + (row * 0.75), Math.Min(3.2, row * 0.7), name, weight: "700");
    }

    private void Bar(CampaignPlan.Line line, double top, double row)
    {
        var size = Math.Min(2.9, row * 0.62);
        Text(Margin + 3, top + (row * 0.72), size, Cut(line.Item.Title, (int)((_left - Margin - 4) / (size * 0.5))));
        var (from, to) = (X(line.Start), Math.Max(X(line.Start) + 0.8, X(line.Finish.AddDays(1))));
        var fill =
            line.Item.IsDone ? "#9aa5b1"
            : line.IsLate ? "#c92a2a"
            : "#2f6fde";
        if (line.Item.DurationDays == 0)
        {
            var (x, y, r) = (X(line.Finish), top + (row / 2), row * 0.32);
            _svg.Append(
                CultureInfo.InvariantCulture,
                $"<path d=\"M{x:0.##} {y - r:0.##}l{r:0.##} {r:0.##}l-{r:0.##} {r:0.##}l-{r:0.##} -{r:0.##}z\" fill=\"{fill}\"/>"
            );
        }
        else
        {
            Rect(from, top + (row * 0.22), to - from, row * 0.56, fill);
        }

        var day = $"{line.Finish.Day}/{line.Finish.Month}";
        Text(to + 1, top + (row * 0.7), Math.Min(2.2, row * 0.5), day, fill: "#555");
    }

    // Above all the rest: what they bring the sheet for. Names that would run into one another take turns on three lines.
    private void Decisive(double height)
    {
        var at = 0;
        foreach (var anchor in plan.Anchors.Where(anchor => anchor.Day >= _first && anchor.Day <= _last))
        {
            var x = X(anchor.Day);
            Line(x, Margin + Head - 8, x, height - Margin, "#b02a37", 0.4);
            var isRight = x > (_left + _right) / 2;
            Text(
                x,
                Margin + 8.5 + (at++ % 3 * 3),
                2.6,
                $"{anchor.Name} ({anchor.Day.Day}/{anchor.Day.Month})",
                isRight ? "end" : "start",
                "#b02a37",
                "700"
            );
        }

        Line(X(today), Margin + Head - 6, X(today), height - Margin, "#111", 0.3, dash: "1 1");
        Text(X(today), height - Margin + 3, 2.2, words.Today, anchor: "middle");
    }

    private double X(DateOnly day) =>
        _left + ((_right - _left) * (day.DayNumber - _first.DayNumber) / (_last.DayNumber - _first.DayNumber + 1));

    private void Text(double x, double y, double size, string text, string anchor = "start", string fill = "#111", string weight = "400") =>
        _svg.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{x:0.##}\" y=\"{y:0.##}\" font-size=\"{size:0.##}\" text-anchor=\"{anchor}\" fill=\"{fill}\" font-weight=\"{weight}\">{Safe(text)}</text>"
        );

    private void Rect(double x, double y, double width, double height, string fill, double opacity = 1) =>
        _svg.Append(
            CultureInfo.InvariantCulture,
            $"<rect x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\" fill=\"{fill}\" fill-opacity=\"{opacity:0.##}\"/>"
        );

    private void Line(double x1, double y1, double x2, double y2, string stroke, double width, string dash = "none") =>
        _svg.Append(
            CultureInfo.InvariantCulture,
            $"<line x1=\"{x1:0.##}\" y1=\"{y1:0.##}\" x2=\"{x2:0.##}\" y2=\"{y2:0.##}\" stroke=\"{stroke}\" stroke-width=\"{width:0.##}\" stroke-dasharray=\"{dash}\"/>"
        );

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..Math.Max(1, most - 1)] + "…";

    private static string Safe(string text) => SecurityElement.Escape(text);
}
