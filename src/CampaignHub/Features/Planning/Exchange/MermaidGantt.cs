using System.Globalization;
using System.Text;
using CampaignHub.Platform.Language;

namespace CampaignHub.Features.Planning.Exchange;

/// <summary>The plan as a Gantt chart in the text of Mermaid (its syntax: "gantt"), for wikis and repositories that draw it.</summary>
internal static class MermaidGantt
{
    /// <param name="title">Of the campaign.</param>
    /// <param name="texts">Of who asks.</param>
    /// <param name="anchors">Stand as milestones before the tasks.</param>
    /// <param name="lines">In the order of the plan; those without a date are left out.</param>
    public static string Write(string title, Texts texts, IReadOnlyList<Anchor> anchors, IReadOnlyList<CampaignPlan.Line> lines)
    {
        var chart = new StringBuilder("gantt\n");
        Line($"title {Plain(title)}");
        Line("dateFormat YYYY-MM-DD");
        Line("axisFormat %d/%m/%y");
        // Else the last day would be the first one without work.
        Line("inclusiveEndDates");
        if (anchors.Count > 0)
        {
            Line($"section {Plain(texts["Anchors"])}");
        }

        foreach (var anchor in anchors)
        {
            Line($"{Plain(anchor.Name)} :milestone, {Day(anchor.Day)}, 0d");
        }

        foreach (var phase in lines.Where(line => line.IsDated).GroupBy(line => line.PhaseName, StringComparer.Ordinal))
        {
            Line($"section {Plain(phase.Key.Length > 0 ? phase.Key : texts["Plan"])}");
            foreach (var line in phase)
            {
                Line($"{Plain(line.Item.Title)} :{Marks(line)}{Day(line.Start)}, {End(line)}");
            }
        }

        return chart.ToString();

        void Line(string text) => chart.Append("    ").Append(text).Append('\n');
    }

    private static string Marks(CampaignPlan.Line line) =>
        (line.Item.IsDone ? "done, " : "") + (line.IsLate ? "crit, " : "") + (line.Item.DurationDays == 0 ? "milestone, " : "");

    private static string End(CampaignPlan.Line line) => line.Item.DurationDays == 0 ? "0d" : Day(line.Finish);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // A colon ends the name, a semicolon or a line break the statement, and a hash begins a remark; their likenesses do not.
    private static string Plain(string text) =>
        text.ReplaceLineEndings(" ")
            .Replace(':', '∶')
            .Replace(';', ',')
            .Replace('#', '＃')
            .Replace("%%", "%", StringComparison.Ordinal)
            .Trim();
}
