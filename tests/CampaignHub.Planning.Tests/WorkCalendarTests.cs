using static CampaignHub.Planning.Tests.Iso;

namespace CampaignHub.Planning.Tests;

public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar France = WorkCalendar.France();

    [Theory]
    [InlineData("2026-05-28", -10, "2026-05-12")]
    [InlineData("2023-01-17", -60, "2022-10-21")]
    [InlineData("2027-01-17", -1, "2027-01-15")]
    [InlineData("2027-01-17", 1, "2027-01-18")]
    [InlineData("2027-01-17", 0, "2027-01-17")]
    [InlineData("2023-01-17", 10, "2023-01-31")]
    [InlineData("2023-01-17", 5, "2023-01-24")]
    public void Working_days_are_counted_strictly_from_the_date(string from, int days, string expected)
    {
        Assert.Equal(Day(expected), France.AddWorkingDays(Day(from), days));
    }

    [Theory]
    // Friday 15 March 2024: Saturday is ouvrable and not ouvré; Easter Monday (1 April) is neither.
    [InlineData("2024-03-15", 1, CountingMode.Calendaires, "2024-03-16")]
    [InlineData("2024-03-15", 1, CountingMode.Ouvrables, "2024-03-16")]
    [InlineData("2024-03-15", 1, CountingMode.Ouvres, "2024-03-18")]
    [InlineData("2024-03-29", 2, CountingMode.Calendaires, "2024-03-31")]
    [InlineData("2024-03-29", 2, CountingMode.Ouvrables, "2024-04-02")]
    [InlineData("2024-03-29", 2, CountingMode.Ouvres, "2024-04-03")]
    [InlineData("2024-04-02", -2, CountingMode.Ouvrables, "2024-03-29")]
    // 11 November 2023 is a Saturday and a holiday.
    [InlineData("2023-11-10", 1, CountingMode.Ouvrables, "2023-11-13")]
    public void Each_counting_mode_skips_its_own_days(string from, int days, CountingMode mode, string expected)
    {
        Assert.Equal(Day(expected), France.AddDays(Day(from), days, mode));
    }

    [Theory]
    [InlineData("2026-05-11", "2026-05-29", 12)]
    [InlineData("2026-05-29", "2026-05-11", -12)]
    [InlineData("2026-05-28", "2026-05-28", 0)]
    public void Working_days_between_dates_leave_out_holidays_and_week_ends(string from, string to, int expected)
    {
        Assert.Equal(expected, France.CountWorkingDays(Day(from), Day(to)));
    }

    [Theory]
    // Wednesday before the Ascension bridge of 2026, where Friday 15 May is worked.
    [InlineData("2026-05-13T17:00", 2, "2026-05-15T10:00")]
    [InlineData("2026-05-13T11:00", 1, "2026-05-13T12:00")]
    [InlineData("2026-05-13T13:00", -1, "2026-05-13T11:00")]
    [InlineData("2026-05-18T09:00", -8, "2026-05-15T09:00")]
    [InlineData("2026-05-15T09:00", 8, "2026-05-15T18:00")]
    [InlineData("2026-05-16T10:00", 0, "2026-05-16T10:00")]
    [InlineData("2026-05-16T10:00", 1, "2026-05-18T10:00")]
    public void Work_is_added_within_the_hours_worked(string from, int hours, string expected)
    {
        Assert.Equal(At(expected), France.AddWork(At(from), TimeSpan.FromHours(hours)));
    }

    [Fact]
    public void A_later_entry_for_a_date_wins_over_an_inherited_one()
    {
        var open = France.With([new DatedHours(Day("2026-05-25"), "Solidarité", [new(new(9, 0), new(12, 0))])]);

        Assert.False(France.IsWorkingDay(Day("2026-05-25")));
        Assert.True(open.IsWorkingDay(Day("2026-05-25")));
        Assert.Equal(TimeSpan.FromHours(3), open.WorkBetween(At("2026-05-25"), At("2026-05-26")));
    }

    [Fact]
    public void A_night_shift_may_end_at_midnight()
    {
        var evenings = new WorkCalendar(WeeklyHours.Of([DayOfWeek.Monday], [new(new(22, 0), TimeOnly.MinValue)]));

        Assert.Equal(At("2026-05-19T00:00"), evenings.AddWork(At("2026-05-18T22:00"), TimeSpan.FromHours(2)));
        Assert.Equal(120, evenings.MinutesPerDay);
    }

    [Fact]
    public void A_calendar_may_have_no_working_time()
    {
        var empty = new WorkCalendar(WeeklyHours.Of([], []));

        Assert.False(empty.HasWorkingTime);
        Assert.Throws<ArgumentOutOfRangeException>(() => empty.AddWorkingDays(Day("2026-05-18"), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => empty.AddWork(At("2026-05-18"), TimeSpan.FromHours(1)));
    }

    [Fact]
    public void Hours_that_overlap_or_run_backward_are_refused()
    {
        Assert.Throws<ArgumentException>(() =>
            WeeklyHours.Of([DayOfWeek.Monday], [new(new(9, 0), new(12, 0)), new(new(11, 0), new(13, 0))])
        );
        Assert.Throws<ArgumentException>(() => WeeklyHours.Of([DayOfWeek.Monday], [new(new(12, 0), new(9, 0))]));
    }

    [Fact]
    public void Dates_outside_the_calendar_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => France.IsWorkingDay(Day("1949-12-31")));
        Assert.Throws<ArgumentOutOfRangeException>(() => France.AddWorkingDays(Day("2100-12-31"), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => France.AddWorkingDays(Day("1950-01-02"), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => France.AddDays(Day("2100-12-31"), 1, CountingMode.Calendaires));
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkCalendar.Default.With([DatedHours.Closed(Day("2101-01-01"))]));
    }
}
