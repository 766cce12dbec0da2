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
/// date that decides, a shade for each window of the political calendar. Drawn as SVG in millimetres, so it prints sharp and fits however long the plan is.
/// Nobody's name is on it: it is shown around.
/// </summary>
/// <param name="words">The words on it, in the reader's language.</param>
internal sealed class SheetDrawing(
    CampaignPlan.Result plan,
    IReadOnlyList<CampaignPlan.Line> lines,
    DateOnly today,
    SheetDrawing.Words words
)
{
    internal sealed record Words(string Title, string Printed, string WithoutPhase, string Today)
    {
        public required string ToDo { get; init; }
        public required string Late { get; init; }
        public required string Done { get; init; }
        public required string Milestone { get; init; }
        public required string Decides { get; init; }
        public required string Window { get; init; }
    }

    private const string ToDoFill = "#2f6fde";
    private const string LateFill = "#c92a2a";
    private const string DoneFill = "#9aa5b1";
    private const string DecisiveFill = "#b02a37";
    private const string WindowFill = "#6f42c1";

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
        Legend();
        var top = Margin + Head;
        foreach (var (_, own) in bands)
        {
            Rect(Margin, top, _right - Margin, row * (own.Count + 1), "#f4f6f8", opacity: own.Count % 2 == 0 ? 1 : 0.6);
            top += row * (own.Count + 1);
        }

        Windows(height);
        Months(height);
        DecisiveLines(height);
        top = Margin + Head;
        foreach (var (name, own) in bands)
        {
            Text(Margin + 1, top + (row * 0.76), Math.Min(3.2, row * 0.86), name, weight: "700");
            top += row;
            foreach (var line in own)
            {
                Bar(line, top, row);
                top += row;
            }
        }

        DecisiveNames();
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

    private void Bar(CampaignPlan.Line line, double top, double row)
    {
        var size = Math.Min(2.9, row * 0.82);
        Text(Margin + 3, top + (row * 0.76), size, Cut(line.Item.Title, (int)((_left - Margin - 4) / (size * 0.5))));
        var (from, to) = (X(line.Start), Math.Max(X(line.Start) + 0.8, X(line.Finish.AddDays(1))));
        var fill =
            line.Item.IsDone ? DoneFill
            : line.IsLate ? LateFill
            : ToDoFill;
        if (line.Item.DurationDays == 0)
        {
            Diamond(X(line.Finish), top + (row / 2), row * 0.32, fill);
        }
        else
        {
            Rect(from, top + (row * 0.22), to - from, row * 0.56, fill);
        }

        var (day, small) = ($"{line.Finish.Day}/{line.Finish.Month}", Math.Min(2.4, row * 0.7));
        var isOut = to + 1 + (day.Length * small * 0.6) > _right;
        Text(isOut ? from - 1 : to + 1, top + (row * 0.74), small, day, isOut ? "end" : "start", "#555", isOnPaper: true);
    }

    private void Diamond(double x, double y, double r, string fill) =>
        _svg.Append(
            CultureInfo.InvariantCulture,
            $"<path d=\"M{x:0.##} {y - r:0.##}l{r:0.##} {r:0.##}l-{r:0.##} {r:0.##}l-{r:0.##} -{r:0.##}z\" fill=\"{fill}\"/>"
        );

    // In the corner that months and names leave free.
    private void Legend()
    {
        const double Size = 2.4;
        var (x, y) = (Margin, Margin + Head - 5);
        foreach (var (fill, word) in new[] { (ToDoFill, words.ToDo), (LateFill, words.Late), (DoneFill, words.Done) })
        {
            Rect(x, y - 1.7, 4, 1.8, fill);
            x = Say(x + 5, word);
        }

        Diamond(x + 1, y - 0.8, 1.1, ToDoFill);
        Say(x + 3, words.Milestone);
        (x, y) = (Margin, y + 3.4);
        Line(x + 2, y - 2.1, x + 2, y + 0.3, DecisiveFill, 0.4);
        x = Say(x + 5, words.Decides);
        Rect(x, y - 1.7, 4, 1.8, WindowFill, opacity: 0.2);
        Say(x + 5, words.Window);

        double Say(double at, string word)
        {
            Text(at, y, Size, word, fill: "#555");
            return at + (word.Length * Size * 0.55) + 3;
        }
    }

    private void Windows(double height)
    {
        var at = 0;
        foreach (var window in plan.Records.Windows.Where(window => !window.IsCancelled && window.From <= _last && window.To >= _first))
        {
            var (from, to) = (Math.Max(_left, X(window.From)), Math.Min(_right, X(window.To.AddDays(1))));
            Rect(from, Margin + Head - 2, Math.Max(0.8, to - from), height - Head - (2 * Margin) + 2, WindowFill, opacity: 0.12);
            var isRight = from > (_left + _right) / 2;
            Text(isRight ? to : from, height - Margin + 2.8 + (at++ % 2 * 2.9), 2.3, window.Name, isRight ? "end" : "start", WindowFill);
        }
    }

    // Under the bars; their names and today's stand above all the rest.
    private void DecisiveLines(double height)
    {
        foreach (var anchor in Shown())
        {
            Line(X(anchor.Day), Margin + Head - 8, X(anchor.Day), height - Margin, DecisiveFill, 0.4);
        }

        Line(X(today), Margin + Head - 3, X(today), height - Margin, "#111", 0.3, dash: "1 1");
    }

    // What they bring the sheet for. Names that would run into one another take turns on three lines.
    private void DecisiveNames()
    {
        var at = 0;
        foreach (var anchor in Shown())
        {
            var x = X(anchor.Day);
            Text(
                x,
                Margin + 8.5 + (at++ % 3 * 3),
                2.6,
                $"{anchor.Name} ({anchor.Day.Day}/{anchor.Day.Month})",
                x > (_left + _right) / 2 ? "end" : "start",
                DecisiveFill,
                "700"
            );
        }

        Text(X(today), Margin + Head - 1, 2.2, words.Today, anchor: "middle", isOnPaper: true);
    }

    private IEnumerable<Anchor> Shown() => plan.Anchors.Where(anchor => anchor.Day >= _first && anchor.Day <= _last);

    private double X(DateOnly day) =>
        _left + ((_right - _left) * (day.DayNumber - _first.DayNumber) / (_last.DayNumber - _first.DayNumber + 1));

    /// <param name="isOnPaper">What lies behind it gives way.</param>
    private void Text(
        double x,
        double y,
        double size,
        string text,
        string anchor = "start",
        string fill = "#111",
        string weight = "400",
        bool isOnPaper = false
    ) =>
        _svg.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{x:0.##}\" y=\"{y:0.##}\" font-size=\"{size:0.##}\" text-anchor=\"{anchor}\" fill=\"{fill}\" font-weight=\"{weight}\"{(isOnPaper ? " stroke=\"#fff\" stroke-width=\"0.6\" paint-order=\"stroke\"" : "")}>{Safe(text)}</text>"
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
