using System.Globalization;

namespace CampaignHub.Planning;

/// <summary>Hours of work in a JSON plan: <c>[["09:00","12:00"],["13:00","18:00"]]</c>; <c>24:00</c> is midnight at the end of the day.</summary>
internal static class JsonHours
{
    private const string EndOfDay = "24:00";

    public static readonly DayOfWeek[] DefaultDays =
    [
        DayOfWeek.Monday,
        DayOfWeek.Tuesday,
        DayOfWeek.Wednesday,
        DayOfWeek.Thursday,
        DayOfWeek.Friday,
    ];

    public static readonly IReadOnlyList<WorkPeriod> DefaultHours = WeeklyHours.Default[DayOfWeek.Monday];

    public static IReadOnlyList<WorkPeriod> Read(JsonNodeReader node)
    {
        List<WorkPeriod> periods = [];
        foreach (var pair in node.Items())
        {
            var ends = pair.Items().ToList();
            if (ends.Count != 2)
            {
                throw pair.Wrong("a pair of times");
            }

            var period = new WorkPeriod(ReadTime(ends[0]), ReadTime(ends[1]));
            if (period.EndMinute <= period.FirstMinute || (periods.Count > 0 && period.FirstMinute < periods[^1].EndMinute))
            {
                throw pair.Wrong("hours in order, without overlap, each ending after it begins");
            }

            periods.Add(period);
        }

        return periods;
    }

    private static TimeOnly ReadTime(JsonNodeReader node) =>
        node.Text() == EndOfDay ? TimeOnly.MinValue
        : TimeOnly.TryParseExact(node.Text(), ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
        : throw node.Wrong("a time as 09:00");
}
