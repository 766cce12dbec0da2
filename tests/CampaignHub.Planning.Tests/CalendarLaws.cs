using CsCheck;

namespace CampaignHub.Planning.Tests;

public sealed class CalendarLaws
{
    [Fact]
    public void Work_between_instants_is_what_counting_minutes_gives()
    {
        Gen.Select(Plans.Calendar, Plans.Date, Gen.Int[0, 3000])
            .Sample(
                (calendar, day, minutes) =>
                {
                    var from = day.ToDateTime(new TimeOnly(7, 0));

                    return calendar.WorkBetween(from, from.AddMinutes(minutes)).TotalMinutes
                        == Enumerable.Range(0, minutes).Count(minute => IsWorked(calendar, from.AddMinutes(minute)));
                },
                iter: 200
            );
    }

    [Fact]
    public void Adding_work_finds_the_earliest_finish_and_the_latest_start()
    {
        Gen.Select(Plans.Calendar, Plans.Instant, Gen.Int[1, 5000])
            .Sample(
                (calendar, from, minutes) =>
                {
                    var work = TimeSpan.FromMinutes(minutes);
                    var finish = calendar.AddWork(from, work);
                    var start = calendar.AddWork(from, -work);

                    return calendar.WorkBetween(from, finish) == work
                        && calendar.WorkBetween(from, finish.AddMinutes(-1)) < work
                        && calendar.WorkBetween(start, from) == work
                        && calendar.WorkBetween(start.AddMinutes(1), from) < work;
                },
                iter: 2000
            );
    }

    [Fact]
    public void Starts_and_finishes_are_the_two_spellings_of_the_same_work()
    {
        Gen.Select(Plans.Calendar, Gen.Int[0, 1_000_000])
            .Sample(
                (calendar, work) =>
                {
                    var (start, finish) = (calendar.StartInstant(work), calendar.FinishInstant(work));

                    return calendar.WorkBefore(start) == work
                        && calendar.WorkBefore(finish) == work
                        && calendar.WorkBefore(start + 1) == work + 1
                        && (work == 0 || calendar.WorkBefore(finish - 1) == work - 1);
                },
                iter: 5000
            );
    }

    [Fact]
    public void Counting_working_days_walks_day_by_day()
    {
        Gen.Select(Plans.Calendar, Plans.Date, Gen.Int[-40, 40], Gen.Bool)
            .Sample(
                (calendar, date, days, ouvrables) =>
                {
                    var expected = date;
                    for (var left = Math.Abs(days); left > 0; )
                    {
                        expected = expected.AddDays(Math.Sign(days));
                        left -= Counts(calendar, expected, ouvrables) ? 1 : 0;
                    }

                    return calendar.AddDays(date, days, ouvrables ? CountingMode.Ouvrables : CountingMode.Ouvres) == expected;
                },
                iter: 3000
            );
    }

    [Fact]
    public void Counting_forward_and_back_returns_to_a_working_day()
    {
        Gen.Select(Plans.Calendar, Plans.Date, Gen.Int[-40, 40])
            .Where((calendar, date, _) => calendar.IsWorkingDay(date))
            .Sample(
                (calendar, date, days) =>
                {
                    var there = calendar.AddWorkingDays(date, days);

                    return calendar.AddWorkingDays(there, -days) == date && calendar.CountWorkingDays(date, there) == days;
                },
                iter: 3000
            );
    }

    private static bool Counts(WorkCalendar calendar, DateOnly date, bool ouvrables) =>
        ouvrables
            ? date.DayOfWeek != DayOfWeek.Sunday && !calendar.Dated.Any(entry => entry.Date == date && entry.Periods.Count == 0)
            : calendar.IsWorkingDay(date);

    private static bool IsWorked(WorkCalendar calendar, DateTime minute) =>
        Hours(calendar, DateOnly.FromDateTime(minute))
            .Any(period =>
                TimeOnly.FromDateTime(minute) >= period.From
                && (period.To == TimeOnly.MinValue || TimeOnly.FromDateTime(minute) < period.To)
            );

    private static IReadOnlyList<WorkPeriod> Hours(WorkCalendar calendar, DateOnly date) =>
        calendar.Dated.FirstOrDefault(entry => entry.Date == date)?.Periods ?? calendar.Weekly[date.DayOfWeek];
}
