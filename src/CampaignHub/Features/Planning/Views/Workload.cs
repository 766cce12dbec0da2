using CampaignHub.Planning;

namespace CampaignHub.Features.Planning.Views;

/// <summary>
/// How much work the plan gives each person, week by week. A task weighs its effort in hours, or else its working days; it is spread evenly over the days that
/// its owner works between its dates. What is done weighs nothing.
/// </summary>
internal static class Workload
{
    /// <param name="Hours">Of work that the plan gives.</param>
    /// <param name="Available">Hours that the person works in that week.</param>
    internal sealed record Cell(double Hours, double Available)
    {
        public bool IsTooMuch => Hours > Available + 0.01;
    }

    /// <param name="Owner">Null is what nobody has.</param>
    internal sealed record Row(Guid? Owner, IReadOnlyList<Cell> Weeks, int Undated)
    {
        public double Hours => Weeks.Sum(week => week.Hours);
    }

    /// <param name="plan">The campaign's.</param>
    /// <param name="lines">Those that are asked for.</param>
    /// <param name="monday">Of the first week.</param>
    /// <param name="weeks">How many.</param>
    public static IReadOnlyList<Row> Of(CampaignPlan.Result plan, IEnumerable<CampaignPlan.Line> lines, DateOnly monday, int weeks)
    {
        var calendars = plan.Records.Calendar;
        return
        [
            .. lines
                .Where(line => !line.Item.IsDone)
                .GroupBy(line => line.Item.OwnerId)
                .Select(own =>
                {
                    var calendar = calendars.Of(own.Key) ?? calendars.Work;
                    var days = own.Where(line => line.IsDated)
                        .SelectMany(line => DaysOf(line, calendar))
                        .ToLookup(each => each.Day, each => each.Hours);
                    return new Row(
                        own.Key,
                        [.. Enumerable.Range(0, weeks).Select(week => CellOf(monday.AddDays(7 * week), days, calendar))],
                        own.Count(line => !line.IsDated)
                    );
                })
                .OrderBy(row => row.Owner is null)
                .ThenByDescending(row => row.Hours),
        ];
    }

    private static Cell CellOf(DateOnly monday, ILookup<DateOnly, double> days, WorkCalendar calendar)
    {
        var week = Enumerable.Range(0, 7).Select(monday.AddDays).ToList();
        return new Cell(week.Sum(day => days[day].Sum()), week.Count(calendar.IsWorkingDay) * (calendar.MinutesPerDay / 60.0));
    }

    private static IEnumerable<(DateOnly Day, double Hours)> DaysOf(CampaignPlan.Line line, WorkCalendar calendar)
    {
        var hours = line.Item.EffortHours ?? line.Item.DurationDays * calendar.MinutesPerDay / 60;
        var worked = new List<DateOnly>();
        for (var day = line.Start; day <= line.Finish; day = day.AddDays(1))
        {
            if (calendar.IsWorkingDay(day))
            {
                worked.Add(day);
            }
        }

        // Promised for a day on which nobody works: it weighs there all the same.
        var on = worked.Count > 0 ? worked : [line.Start];
        return hours <= 0 ? [] : on.Select(day => (day, hours / on.Count));
    }
}
