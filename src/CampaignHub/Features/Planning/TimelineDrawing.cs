namespace CampaignHub.Features.Planning;

/// <summary>Where each thing of the timeline stands, in SVG units: one row a task, days from left to right. Drawn by the server, so it prints and needs no script.</summary>
internal sealed class TimelineDrawing
{
    public const int RowHeight = 26;
    public const int HeadHeight = 44;
    public const int LabelWidth = 300;
    private const int Margin = 5;

    private readonly DateOnly _first;

    public TimelineDrawing(CampaignPlan.Result plan, DateOnly today)
    {
        // What has no date stands in the table of the plan only.
        Plan = plan with
        {
            Lines = [.. plan.Lines.Where(line => line.IsDated)],
        };
        Today = today;
        var days = Plan
            .Lines.SelectMany(line => new[] { line.Start, line.Finish })
            .Concat(plan.Anchors.Select(anchor => anchor.Day))
            .Append(today)
            .ToList();
        _first = days.Min().AddDays(-Margin);
        Last = days.Max().AddDays(Margin);
        DayWidth = Last.DayNumber - _first.DayNumber > 240 ? 3.5 : 6;
    }

    public CampaignPlan.Result Plan { get; }
    public DateOnly Today { get; }
    public DateOnly Last { get; }
    public double DayWidth { get; }
    public double Width => LabelWidth + ((Last.DayNumber - _first.DayNumber + 1) * DayWidth);
    public int Height => HeadHeight + (Plan.Lines.Count * RowHeight) + Margin;

    public IEnumerable<DateOnly> Months
    {
        get
        {
            for (var month = new DateOnly(_first.Year, _first.Month, 1).AddMonths(1); month <= Last; month = month.AddMonths(1))
            {
                yield return month;
            }
        }
    }

    /// <summary>The left edge of a day.</summary>
    public string X(DateOnly day) => Number(LabelWidth + ((day.DayNumber - _first.DayNumber) * DayWidth));

    public string WidthOf(DateOnly from, DateOnly to) => Number(Math.Max(DayWidth, (to.DayNumber - from.DayNumber + 1) * DayWidth));

    public static string Number(double value) => value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
