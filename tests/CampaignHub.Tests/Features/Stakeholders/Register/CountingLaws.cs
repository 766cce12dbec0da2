using System.Globalization;
using CampaignHub.Features.Stakeholders.Register;
using CsCheck;

namespace CampaignHub.Tests.Features.Stakeholders.Register;

/// <summary>Counts in continuous periods are those that looking at every day would find.</summary>
public sealed class CountingLaws
{
    private static readonly DateOnly Origin = new(2019, 12, 1);

    // Around two leap days, with many contacts on one day and near the ends of months.
    private static readonly Gen<(DateOnly[] Days, int Months, int Needed)> Cases =
        from days in Gen.Int[0, 1900].Array[0, 40]
        from months in Gen.Int[1, 14]
        from needed in Gen.Int[1, 12]
        select (days.Order().Select(Origin.AddDays).ToArray(), months, needed);

    [Fact]
    public void The_greatest_period_is_the_one_that_trying_every_first_day_finds() =>
        Cases.Sample(one =>
        {
            var all = Enumerable.Range(0, 1901).Select(first => one.Days.Count(day => Holds(Origin.AddDays(first), day, one.Months)));

            Assert.Equal(all.Max(), RollingCount.Greatest(one.Days, one.Months)?.Count ?? 0);
        });

    [Fact]
    public void The_limit_is_reached_on_the_first_day_whose_period_holds_so_many() =>
        Cases.Sample(one =>
        {
            DateOnly? first = null;
            foreach (var last in one.Days.Distinct())
            {
                var most = one
                    .Days.Where(start => start <= last && Holds(start, last, one.Months))
                    .Select(start => one.Days.Count(day => start <= day && day <= last))
                    .Max();
                first ??= most >= one.Needed ? last : null;
            }

            Assert.Equal(first, RollingCount.Reached(one.Days, _ => new RollingCount.Limit(one.Months, one.Needed)));
        });

    [Fact]
    public void The_period_that_ends_on_a_day_begins_with_the_first_one_that_holds_it() =>
        Gen.Select(Gen.Int[0, 1900], Gen.Int[1, 30])
            .Sample(
                (last, months) =>
                {
                    var day = Origin.AddDays(last);
                    var first = RollingCount.FirstDay(day, months);

                    Assert.True(Holds(first, day, months), $"{first} does not hold {day}");
                    Assert.False(Holds(first.AddDays(-1), day, months), $"the day before {first} holds {day} too");
                }
            );

    [Theory]
    [InlineData("2023-01-01", "2023-12-31", true)] // day 365
    [InlineData("2023-01-01", "2024-01-01", false)]
    [InlineData("2023-03-01", "2024-02-29", true)] // the leap day belongs to the twelfth month
    [InlineData("2023-02-28", "2024-02-28", false)]
    [InlineData("2024-02-29", "2025-02-28", true)] // no such day in the last month: it ends with the month
    [InlineData("2024-02-29", "2025-03-01", false)]
    [InlineData("2024-01-01", "2024-12-31", true)] // day 366
    public void The_tenth_contact_counts_within_twelve_months_of_the_first(string first, string tenth, bool isReached)
    {
        var start = Day(first);
        var end = Day(tenth);
        DateOnly[] days = [.. Enumerable.Repeat(start, 9), end];

        Assert.Equal(isReached ? end : null, RollingCount.Reached(days, _ => new RollingCount.Limit(12, 10)));
        Assert.Equal(isReached ? 10 : 9, RollingCount.Greatest(days, 12)!.Count);
        Assert.Null(RollingCount.Reached(days, _ => new RollingCount.Limit(12, 11)));
    }

    [Theory]
    [InlineData("2023-02-07", 1, "2022-01-01", "2023-03-31")] // that of the year that ended is still due
    [InlineData("2023-04-01", 1, "2023-01-01", "2024-03-31")]
    [InlineData("2023-02-07", 7, "2022-07-01", "2023-09-30")]
    [InlineData("2023-08-01", 7, "2022-07-01", "2023-09-30")]
    [InlineData("2024-03-15", 3, "2023-03-01", "2024-05-31")]
    public void The_year_to_declare_ends_three_months_before_its_day(string today, int month, string from, string due)
    {
        var year = AccountingYear.ToDeclare(Day(today), month);

        Assert.Equal((Day(from), Day(due)), (year.From, year.DueOn));
    }

    private static DateOnly Day(string iso) => DateOnly.Parse(iso, CultureInfo.InvariantCulture);

    // Independent of the one tested: so many whole months have not passed yet.
    private static bool Holds(DateOnly first, DateOnly day, int months)
    {
        var passed = ((day.Year - first.Year) * 12) + day.Month - first.Month - (day.Day < first.Day ? 1 : 0);
        return first <= day && passed < months;
    }
}
