namespace CampaignHub.Planning.Tests;

/// <summary>A plan seen in a mirror: time runs backward, so do hours, links and anchors.</summary>
internal static class Mirror
{
    private static readonly DateOnly Axis = new(2026, 1, 1);

    public static DateTime Reverse(DateTime instant) =>
        new((2 * Axis.ToDateTime(TimeOnly.MinValue).Ticks) + TimeSpan.TicksPerDay - instant.Ticks);

    public static PlanInput Reverse(PlanInput plan) =>
        plan with
        {
            Calendar = Reverse(plan.Calendar),
            Anchors = [.. plan.Anchors.Select(anchor => anchor with { At = Reverse(anchor.At) })],
            Links = [.. plan.Links.Select(link => Reverse(link, plan))],
        };

    private static PlanLink Reverse(PlanLink link, PlanInput plan) =>
        new(
            link.To,
            link.From,
            link.Type switch
            {
                LinkType.StartToStart => LinkType.FinishToFinish,
                LinkType.FinishToFinish => LinkType.StartToStart,
                var same => same,
            },
            // A percentage is of the predecessor, which the mirror makes the successor.
            link.Lag.Unit == LagUnit.Percent
                ? Lag.WorkingHours(
                    link.Lag.Minutes(plan.Calendar, plan.Tasks.Single(task => task.Id == link.From).Duration.Minutes(plan.Calendar)) / 60.0
                )
                : link.Lag
        );

    private static WorkCalendar Reverse(WorkCalendar calendar) =>
        new(
            Enum.GetValues<DayOfWeek>()
                .Aggregate(WeeklyHours.Of([], []), (week, day) => week.With(Reverse(day), Reverse(calendar.Weekly[day]))),
            calendar.Dated.Select(entry => new DatedHours(Reverse(entry.Date), entry.Name, Reverse(entry.Periods)))
        );

    private static DateOnly Reverse(DateOnly date) => Axis.AddDays(Axis.DayNumber - date.DayNumber);

    private static DayOfWeek Reverse(DayOfWeek day) => (DayOfWeek)(((2 * (int)Axis.DayOfWeek) - (int)day + 14) % 7);

    private static IReadOnlyList<WorkPeriod> Reverse(IReadOnlyList<WorkPeriod> periods) =>
        [.. periods.Reverse().Select(period => new WorkPeriod(Reverse(period.To), Reverse(period.From)))];

    /// <summary>Midnight stays midnight: at the end of a period it is 24:00.</summary>
    private static TimeOnly Reverse(TimeOnly time) =>
        TimeOnly.FromTimeSpan(TimeSpan.FromTicks((TimeSpan.TicksPerDay - time.Ticks) % TimeSpan.TicksPerDay));
}
