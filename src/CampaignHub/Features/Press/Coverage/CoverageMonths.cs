using System.Globalization;
using CampaignHub.Features.Stakeholders.Views;
using CampaignHub.Platform.Language;

namespace CampaignHub.Features.Press.Coverage;

/// <summary>The press review over time: how many each month, in which tone, and how many people they reach. Drawn, with the same facts in a table.</summary>
internal sealed class CoverageMonths(Texts texts)
{
    private const int Most = 36;
    private const int Column = 46;
    private const int Left = 50;
    private const int Plot = 180;
    private const int Top = 78;

    private static readonly (CoverageTone? Tone, string Colour, string Name)[] Tones =
    [
        (CoverageTone.Favourable, "#2268b0", "Favourable"),
        (CoverageTone.Balanced, "#5a666c", "Balanced"),
        (CoverageTone.Unfavourable, "#8a3a06", "Unfavourable"),
        (null, "#c3c9d1", "Not judged"),
    ];

    /// <param name="First">The first day of the month.</param>
    /// <param name="Reach">Of those whose reach somebody noted.</param>
    internal sealed record Month(DateOnly First, IReadOnlyDictionary<CoverageTone, int> Judged, int NotJudged, long Reach)
    {
        public int Count => Judged.Values.Sum() + NotJudged;

        public int Of(CoverageTone? tone) => tone is { } judged ? Judged.GetValueOrDefault(judged) : NotJudged;

        public string Name => First.ToString("MMMM yyyy", CultureInfo.CurrentCulture);
    }

    /// <summary>Every month from the first article to the last, those without one as well; of a long time the latest.</summary>
    public static IReadOnlyList<Month> Of(IReadOnlyCollection<CoverageItem> items)
    {
        if (items.Count == 0)
        {
            return [];
        }

        var byMonth = items.ToLookup(item => new DateOnly(item.PublishedOn.Year, item.PublishedOn.Month, 1));
        var last = byMonth.Max(month => month.Key);
        var first = byMonth.Min(month => month.Key);
        first = last.AddMonths(1 - Most) > first ? last.AddMonths(1 - Most) : first;
        var months = new List<Month>();
        for (var month = first; month <= last; month = month.AddMonths(1))
        {
            var own = byMonth[month].ToList();
            months.Add(
                new Month(
                    month,
                    own.Where(item => item.Tone is not null)
                        .GroupBy(item => item.Tone!.Value)
                        .ToDictionary(each => each.Key, each => each.Count()),
                    own.Count(item => item.Tone is null),
                    own.Sum(item => item.Reach ?? 0)
                )
            );
        }

        return months;
    }

    public string Draw(IReadOnlyList<Month> months)
    {
        var width = Math.Max(560, Left + (months.Count * Column) + 20);
        var drawing = new SvgDrawing(width, Top + Plot + 44, texts["Articles and broadcasts each month"]);
        drawing.Text(12, 22, texts["Articles and broadcasts each month"], isStrong: true);
        Legend(drawing);
        var highest = months.Max(month => month.Count);
        var step = Step(highest);
        var full = Math.Max(step, (highest + step - 1) / step * step);
        for (var value = 0; value <= full; value += step)
        {
            var y = Y(value, full);
            drawing.Line(Left, y, width - 12, y, value == 0 ? "#5a666c" : "#e3e7eb");
            drawing.Text(Left - 8, y + 4, value.ToString(CultureInfo.CurrentCulture), "#5a666c", "end");
        }

        for (var at = 0; at < months.Count; at++)
        {
            Bar(drawing, months[at], Left + (at * Column) + 8, full);
        }

        return $"data:image/svg+xml;base64,{Convert.ToBase64String(drawing.ToBytes())}";
    }

    private void Legend(SvgDrawing drawing)
    {
        var x = 12;
        foreach (var (_, colour, name) in Tones)
        {
            drawing.Box(x, 34, 12, 12, colour);
            drawing.Text(x + 18, 45, texts[name]);
            x += 130;
        }
    }

    private static void Bar(SvgDrawing drawing, Month month, double x, int full)
    {
        var below = 0;
        foreach (var (tone, colour, _) in Tones)
        {
            var count = month.Of(tone);
            if (count > 0)
            {
                drawing.Box(x, Y(below + count, full), Column - 16, Y(below, full) - Y(below + count, full), colour);
                below += count;
            }
        }

        if (month.Count > 0)
        {
            drawing.Text(
                x + ((Column - 16) / 2.0),
                Y(month.Count, full) - 4,
                month.Count.ToString(CultureInfo.CurrentCulture),
                anchor: "middle"
            );
        }

        var middle = x + ((Column - 16) / 2.0);
        drawing.Text(middle, Top + Plot + 18, month.First.ToString("MMM", CultureInfo.CurrentCulture), anchor: "middle");
        if (month.First.Month == 1 || x < Left + Column)
        {
            drawing.Text(middle, Top + Plot + 35, month.First.ToString("yyyy", CultureInfo.CurrentCulture), "#5a666c", "middle");
        }
    }

    private static double Y(int value, int full) => Top + Plot - ((double)value / full * Plot);

    // 1, 2, 5, 10, 20 …: about five lines.
    private static int Step(int highest)
    {
        for (var power = 1; ; power *= 10)
        {
            foreach (var step in new[] { power, 2 * power, 5 * power })
            {
                if (highest <= 5 * step)
                {
                    return step;
                }
            }
        }
    }
}
