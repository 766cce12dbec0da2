using CampaignHub.Platform.Access;

namespace CampaignHub.Features.Planning;

/// <summary>Where each thing of the timeline stands, in SVG units: one row a task, beside its name, days from left to right. Drawn by the server, so it prints and needs no script.</summary>
internal sealed class TimelineDrawing
{
    public const int RowHeight = 26;
    public const int HeadHeight = 44;

    /// <summary>Of a name beside the drawing; a longer one is told whole where one points at it.</summary>
    public const int ShownLetters = 28;
    private const int Margin = 5;

    // Of what is done, the last weeks are worth a row.
    private const int KeptDays = 28;

    private readonly DateOnly _first;

    /// <param name="isWhole">Also what was done long ago.</param>
    public TimelineDrawing(CampaignPlan.Result plan, DateOnly today, bool isWhole)
    {
        // What has no date stands in the table of the plan only.
        var dated = plan.Lines.Where(line => line.IsDated).ToList();
        var since = today.AddDays(-KeptDays);
        var current = dated.Where(line => !line.Item.IsDone || line.Finish >= since).ToList();
        // A plan that is all over is worth a look as well.
        var lines = isWhole || current.Count == 0 ? dated : current;
        var first = lines.Select(line => line.Start).Append(since).Min();
        Plan = plan with { Lines = lines, Anchors = [.. plan.Anchors.Where(anchor => lines == dated || anchor.Day >= first)] };
        LeftOut = dated.Count - lines.Count;
        Today = today;
        var days = Plan
            .Lines.SelectMany(line => new[] { line.Start, line.Finish })
            .Concat(Plan.Anchors.Select(anchor => anchor.Day))
            .Append(today)
            .ToList();
        _first = days.Min().AddDays(-Margin);
        Last = days.Max().AddDays(Margin);
        DayWidth = Last.DayNumber - _first.DayNumber > 240 ? 3.5 : 6;
    }

    /// <summary>Of the tasks that the filter lets through, done or not.</summary>
    public static TimelineDrawing Of(CampaignPlan.Result plan, PlanFilter filter, Here here, bool isWhole) =>
        new(plan with { Lines = filter.Among(plan.Lines, here.User?.Id, PlanShow.Everything) }, here.Today, isWhole);

    public CampaignPlan.Result Plan { get; }
    public DateOnly Today { get; }

    /// <summary>How many tasks that were done long ago have no row.</summary>
    public int LeftOut { get; }
    public DateOnly Last { get; }
    public double DayWidth { get; }
    public double Width => (Last.DayNumber - _first.DayNumber + 1) * DayWidth;
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
    public string X(DateOnly day) => Number((day.DayNumber - _first.DayNumber) * DayWidth);

    /// <summary>What to look at first: today.</summary>
    public string TodayX => X(Today);

    public string WidthOf(DateOnly from, DateOnly to) => Number(Math.Max(DayWidth, (to.DayNumber - from.DayNumber + 1) * DayWidth));

    public static string Number(double value) => value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
