using static CampaignHub.Planning.Tests.Iso;

namespace CampaignHub.Planning.Tests;

public sealed class FrenchHolidaysTests
{
    [Theory]
    [InlineData("2008-03-23")]
    [InlineData("1954-04-18")]
    [InlineData("1981-04-19")]
    [InlineData("2000-04-23")]
    [InlineData("2019-04-21")]
    [InlineData("2038-04-25")]
    [InlineData("2049-04-18")]
    [InlineData("2076-04-19")]
    [InlineData("2100-03-28")]
    public void Easter_falls_where_the_almanac_says(string easter)
    {
        var expected = Day(easter);

        Assert.Equal(expected, FrenchHolidays.EasterSunday(expected.Year));
    }

    [Fact]
    public void Easter_is_a_Sunday_between_22_March_and_25_April()
    {
        Assert.All(
            Enumerable.Range(1950, 151).Select(FrenchHolidays.EasterSunday),
            easter =>
            {
                Assert.Equal(DayOfWeek.Sunday, easter.DayOfWeek);
                Assert.InRange(easter, new DateOnly(easter.Year, 3, 22), new DateOnly(easter.Year, 4, 25));
            }
        );
    }

    [Fact]
    public void The_holidays_of_2026_are_the_official_ones()
    {
        string[] official =
        [
            "2026-01-01",
            "2026-04-06",
            "2026-05-01",
            "2026-05-08",
            "2026-05-14",
            "2026-05-25",
            "2026-07-14",
            "2026-08-15",
            "2026-11-01",
            "2026-11-11",
            "2026-12-25",
        ];

        Assert.Equal(official.Select(Day), FrenchHolidays.Of(2026).Select(holiday => holiday.Date));
    }

    [Fact]
    public void Alsace_Moselle_adds_Good_Friday_and_26_December()
    {
        var added = FrenchHolidays.Of(2026, FrenchTerritory.AlsaceMoselle).Except(FrenchHolidays.Of(2026));

        Assert.Equal([Day("2026-04-03"), Day("2026-12-26")], added.Select(holiday => holiday.Date));
    }

    [Theory]
    [InlineData(1952, false)]
    [InlineData(1953, true)]
    [InlineData(1958, true)]
    [InlineData(1959, false)]
    [InlineData(1964, false)]
    [InlineData(1965, true)]
    [InlineData(1966, false)]
    [InlineData(1981, false)]
    [InlineData(1982, true)]
    [InlineData(2026, true)]
    public void The_eighth_of_May_came_and_went(int year, bool holiday)
    {
        Assert.Equal(holiday, FrenchHolidays.Of(year).Any(day => day.Date == new DateOnly(year, 5, 8)));
    }

    [Fact]
    public void Whit_Monday_stayed_a_holiday_when_it_became_the_day_of_solidarity()
    {
        Assert.Contains(FrenchHolidays.Of(2005), holiday => holiday.Date == Day("2005-05-16"));
    }

    [Theory]
    [InlineData(1949)]
    [InlineData(2101)]
    public void Years_outside_the_range_are_refused(int year)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => FrenchHolidays.Of(year));
    }

    /// <summary>Code du travail, article L3422-2.</summary>
    [Theory]
    [InlineData(FrenchTerritory.Guadeloupe, "2023-05-27")]
    [InlineData(FrenchTerritory.Guyane, "2023-06-10")]
    [InlineData(FrenchTerritory.Martinique, "2023-05-22")]
    [InlineData(FrenchTerritory.Reunion, "2023-12-20")]
    [InlineData(FrenchTerritory.Mayotte, "2023-04-27")]
    [InlineData(FrenchTerritory.SaintBarthelemy, "2023-10-09")]
    [InlineData(FrenchTerritory.SaintMartin, "2023-05-28")]
    public void Overseas_the_abolition_of_slavery_is_a_holiday_besides(FrenchTerritory territory, string day)
    {
        var more = FrenchHolidays.Of(2023, territory).Except(FrenchHolidays.Of(2023));

        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), Assert.Single(more).Date);
        Assert.Equal(FrenchHolidays.Of(1982).Count, FrenchHolidays.Of(1982, territory).Count);
    }

    /// <summary>Décret n° 2012-553 du 23 avril 2012; loi n° 2017-256 du 28 février 2017.</summary>
    [Theory]
    [InlineData(FrenchTerritory.SaintBarthelemy, 2007, "2007-05-27")]
    [InlineData(FrenchTerritory.SaintBarthelemy, 2010, null)]
    [InlineData(FrenchTerritory.SaintBarthelemy, 2012, "2012-10-09")]
    [InlineData(FrenchTerritory.SaintMartin, 2007, "2007-05-27")]
    [InlineData(FrenchTerritory.SaintMartin, 2010, null)]
    [InlineData(FrenchTerritory.SaintMartin, 2017, "2017-05-27")]
    [InlineData(FrenchTerritory.SaintMartin, 2018, "2018-05-28")]
    public void The_islands_that_left_Guadeloupe_have_days_of_their_own(FrenchTerritory territory, int year, string? day)
    {
        var more = FrenchHolidays.Of(year, territory).Except(FrenchHolidays.Of(year)).Select(holiday => holiday.Date);

        Assert.Equal(day is null ? [] : [Day(day)], more);
    }
}
