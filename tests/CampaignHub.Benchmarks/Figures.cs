using System.Globalization;

namespace CampaignHub.Benchmarks;

/// <summary>Lines of a table that a person and docs/performance.md can read.</summary>
internal static class Figures
{
    public static void Title(string title) => Console.WriteLine($"\n== {title}");

    public static void Line(string what, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what, -58} {value, 12:N1} {unit}"));

    /// <summary>The middle of an odd number of runs: one that was disturbed does not count.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
