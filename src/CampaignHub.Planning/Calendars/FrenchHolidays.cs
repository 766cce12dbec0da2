namespace CampaignHub.Planning;

/// <summary>
/// The French public holidays (jours fériés légaux, Code du travail, article L3133-1), 1950 to 2100. Future years assume today's law.
/// </summary>
/// <remarks>
/// History since 1950, which only moved 8 May: a holiday from 1953 (loi n° 53-225 du 20 mars 1953) until the décret n° 59-533 du 11 avril
/// 1959, once again in 1965 for the twentieth anniversary (décret du 1er avril 1965), and since 1982 (loi n° 81-893 du 2 octobre 1981).
/// Whit Monday has been a legal holiday throughout (loi du 8 mars 1886): the day of solidarity (loi n° 2004-626 du 30 juin 2004) changed
/// whether it is paid work by default, not whether it is a holiday; add a dated entry to a calendar if your organisation works on it.
/// Overseas, the day that commemorates the abolition of slavery came with the loi n° 83-550 du 30 juin 1983 and its décret n° 83-1003 of
/// 23 November 1983, so that La Réunion kept its own in that year already. Saint-Barthélemy and Saint-Martin, which left Guadeloupe in 2007, have theirs by the
/// décret n° 2012-553 du 23 avril 2012; Saint-Martin keeps 28 May since 2018 (loi n° 2017-256 du 28 février 2017, circulaire du 4 mai 2018).
/// In Alsace-Moselle, Good Friday holds by law only in places with a Protestant church or a shared one; nearly all observe it.
/// </remarks>
public static class FrenchHolidays
{
    private static readonly DateOnly SinceDecree = new(1983, 11, 23);

    /// <summary>The holidays of a year by date; two may share one (Ascension and 1 May in 2008).</summary>
    /// <exception cref="ArgumentOutOfRangeException">A year outside 1950–2100.</exception>
    public static IReadOnlyList<PublicHoliday> Of(int year, FrenchTerritory territory = FrenchTerritory.Metropole)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, WorkCalendar.FirstDay.Year);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, WorkCalendar.LastDay.Year);
        var easter = EasterSunday(year);
        List<PublicHoliday> holidays =
        [
            new(new(year, 1, 1), "Jour de l'an", "New Year's Day"),
            new(easter.AddDays(1), "Lundi de Pâques", "Easter Monday"),
            new(new(year, 5, 1), "Fête du Travail", "Labour Day"),
            new(easter.AddDays(39), "Ascension", "Ascension Day"),
            new(easter.AddDays(50), "Lundi de Pentecôte", "Whit Monday"),
            new(new(year, 7, 14), "Fête nationale", "Bastille Day"),
            new(new(year, 8, 15), "Assomption", "Assumption Day"),
            new(new(year, 11, 1), "Toussaint", "All Saints' Day"),
            new(new(year, 11, 11), "Armistice 1918", "Armistice Day"),
            new(new(year, 12, 25), "Noël", "Christmas Day"),
        ];
        if (year is (>= 1953 and <= 1958) or 1965 or >= 1982)
        {
            holidays.Add(new(new(year, 5, 8), "Victoire 1945", "Victory Day"));
        }

        if (territory == FrenchTerritory.AlsaceMoselle)
        {
            holidays.Add(new(easter.AddDays(-2), "Vendredi saint", "Good Friday"));
            holidays.Add(new(new(year, 12, 26), "Saint-Étienne", "Saint Stephen's Day"));
        }

        if (
            Abolition(territory, year) is { } abolition
            && new DateOnly(year, abolition.Month, abolition.Day) is var day
            && day > SinceDecree
        )
        {
            holidays.Add(new(day, "Abolition de l'esclavage", "Abolition of Slavery"));
        }

        return [.. holidays.OrderBy(holiday => holiday.Date)];
    }

    private static (int Month, int Day)? Abolition(FrenchTerritory territory, int year) =>
        territory switch
        {
            // Communes of Guadeloupe until 15 July 2007; of no decree from then until that of 2012.
            FrenchTerritory.SaintBarthelemy or FrenchTerritory.SaintMartin when year <= 2007 => (5, 27),
            FrenchTerritory.SaintBarthelemy when year >= 2012 => (10, 9),
            FrenchTerritory.SaintMartin when year >= 2018 => (5, 28),
            FrenchTerritory.SaintMartin when year >= 2012 => (5, 27),
            FrenchTerritory.Mayotte => (4, 27),
            FrenchTerritory.Martinique => (5, 22),
            FrenchTerritory.Guadeloupe => (5, 27),
            FrenchTerritory.Guyane => (6, 10),
            FrenchTerritory.Reunion => (12, 20),
            _ => null,
        };

    /// <summary>Easter Sunday in the Gregorian calendar.</summary>
    /// <remarks>Anonymous Gregorian computus (Nature, 20 April 1876; Meeus, Astronomical Algorithms, chapter 8).</remarks>
    public static DateOnly EasterSunday(int year)
    {
        var golden = year % 19;
        var (century, ofCentury) = Math.DivRem(year, 100);
        var moonCorrection = (century + 8) / 25;
        var epact = ((19 * golden) + century - (century / 4) - ((century - moonCorrection + 1) / 3) + 15) % 30;
        var toSunday = (32 + (2 * (century % 4)) + (2 * (ofCentury / 4)) - epact - (ofCentury % 4)) % 7;
        var lateMoon = (golden + (11 * epact) + (22 * toSunday)) / 451;
        var (month, day) = Math.DivRem(epact + toSunday - (7 * lateMoon) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }

    /// <summary>Every holiday of 1950–2100 as a closed day, for a calendar.</summary>
    public static IEnumerable<DatedHours> Closures(FrenchTerritory territory = FrenchTerritory.Metropole) =>
        Enumerable
            .Range(WorkCalendar.FirstDay.Year, WorkCalendar.LastDay.Year - WorkCalendar.FirstDay.Year + 1)
            .SelectMany(year => Of(year, territory))
            .Select(holiday => DatedHours.Closed(holiday.Date, holiday.Name));
}
