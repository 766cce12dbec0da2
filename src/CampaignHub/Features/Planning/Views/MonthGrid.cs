using System.Globalization;

namespace CampaignHub.Features.Planning.Views;

/// <summary>A month of the plan in weeks from Monday, with the days of its neighbours that fill them.</summary>
internal sealed record MonthGrid(DateOnly Month, IReadOnlyList<IReadOnlyList<MonthGrid.Day>> Weeks)
{
    /// <param name="IsFirst">The task begins here, or goes on from the week before.</param>
    internal sealed record Entry(CampaignPlan.Line Line, bool IsFirst);

    internal sealed record Day(
        DateOnly Date,
        bool IsOfMonth,
        bool IsWorked,
        IReadOnlyList<Anchor> Anchors,
        IReadOnlyList<string> Windows,
        IReadOnlyList<Entry> Entries
    );

    /// <param name="text">As 2023-01; what cannot be read is this month.</param>
    public static DateOnly Read(string? text, DateOnly today) =>
        DateOnly.TryParseExact($"{text}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
        && month.Year is >= 1950 and < 2100
            ? month
            : new DateOnly(today.Year, today.Month, 1);

    public static MonthGrid Of(CampaignPlan.Result plan, IReadOnlyList<CampaignPlan.Line> lines, DateOnly month)
    {
        var first = Monday(month);
        var weeks = (month.AddMonths(1).DayNumber - first.DayNumber + 6) / 7;
        return new MonthGrid(month, [.. Enumerable.Range(0, weeks).Select(week => WeekOf(plan, lines, month, first.AddDays(7 * week)))]);
    }

    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static IReadOnlyList<Day> WeekOf(
        CampaignPlan.Result plan,
        IReadOnlyList<CampaignPlan.Line> lines,
        DateOnly month,
        DateOnly monday
    ) =>
        [
            .. Enumerable
                .Range(0, 7)
                .Select(monday.AddDays)
                .Select(day => new Day(
                    day,
                    day.Month == month.Month,
                    plan.Records.Calendar.Work.IsWorkingDay(day),
                    [.. plan.Anchors.Where(anchor => anchor.Day == day)],
                    [.. plan.Records.Windows.Where(window => !window.IsCancelled && window.From == day).Select(window => window.Name)],
                    [
                        .. lines
                            .Where(line => line.IsDated && line.Start <= day && line.Finish >= day)
                            // Over a weekend nobody works on it.
                            .Where(line => line.Start == day || line.Finish == day || plan.Records.Calendar.Work.IsWorkingDay(day))
                            .Select(line => new Entry(line, line.Start == day || day == monday)),
                    ]
                )),
        ];
}
