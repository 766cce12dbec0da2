using CampaignHub.Features.Planning.Calendars;
using CampaignHub.Planning;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Planning.Replanning;

/// <summary>Says changes and what they move in a sentence.</summary>
internal static class PlanWords
{
    public static string Sentence(PlanChange change, Texts texts) =>
        change.Kind switch
        {
            PlanChangeKind.Anchor => texts["{0}: from {1} to {2}", change.Name, Day(change.OldFrom), Day(change.From)],
            PlanChangeKind.Window => texts[
                "{0}: from {1} to {2}",
                change.Name,
                Span(change.OldFrom, change.OldTo),
                Span(change.From, change.To)
            ],
            PlanChangeKind.Duration => texts[
                "{0} takes {1} in place of {2}",
                change.Name,
                texts.Count(change.Days ?? 0, "{0} working day", "{0} working days"),
                texts.Count(change.OldDays ?? 0, "{0} working day", "{0} working days")
            ],
            PlanChangeKind.Dates => change.From is null
                ? texts["{0}: the plan may move it again", change.Name]
                : texts["{0}: pinned to {1}", change.Name, Span(change.From, change.To)],
            PlanChangeKind.Terms => TermsWords.Sentence(change, texts),
            PlanChangeKind.Link => TermsWords.OfLink(change, texts),
            PlanChangeKind.ClosureAdded => texts[
                change.IsWorked ? "{0}: worked on {1}" : "{0}: no work on {1}",
                change.Name,
                Span(change.From, change.To)
            ],
            PlanChangeKind.ClosureRemoved => texts["{0}: no longer kept ({1})", change.Name, Span(change.From, change.To)],
            _ when change.Text is null => texts["{0}: as before, by the week of those above", WeekOf(change, texts)],
            _ => texts["{0}: {1}", WeekOf(change, texts), Week(CalendarWeek.Read(change.Text), texts)],
        };

    private static string WeekOf(PlanChange change, Texts texts) =>
        change.Of switch
        {
            CalendarOf.Organisation => texts["Ordinary week of the organisation"],
            CalendarOf.Person => texts["Ordinary week of {0}", change.Name],
            _ => texts["Ordinary week"],
        };

    public static string Week(CalendarWeek week, Texts texts) =>
        texts[
            "{0}, {1}; {2}",
            string.Join(", ", week.Days.OrderBy(day => day == DayOfWeek.Sunday ? 7 : (int)day).Select(day => texts.Of(day))),
            week.HoursText,
            Territory(week.Territory, texts)
        ];

    public static string Territory(FrenchTerritory? territory, Texts texts) =>
        territory switch
        {
            null => texts["no public holiday"],
            FrenchTerritory.Metropole => texts["Metropolitan France"],
            FrenchTerritory.AlsaceMoselle => texts["Alsace-Moselle"],
            FrenchTerritory.SaintBarthelemy => texts["Saint Barthélemy"],
            FrenchTerritory.SaintMartin => texts["Saint Martin"],
            FrenchTerritory.Guyane => texts["French Guiana"],
            FrenchTerritory.Reunion => texts["Réunion"],
            _ => texts.Of(territory),
        };

    /// <summary>The days that a task moves: "+3 days", "−1 day".</summary>
    public static string Moved(PlanShift shift, Texts texts) =>
        shift.NewStart is null ? texts["no date any more"]
        : shift.OldStart is null ? texts["has a date now"]
        : shift.Days >= 0 ? texts.Count(shift.Days, "{0} day later", "{0} days later")
        : texts.Count(-shift.Days, "{0} day earlier", "{0} days earlier");

    public static string Span(DateOnly? from, DateOnly? to) => from == to || to is null ? Day(from) : $"{Day(from)} – {Day(to)}";

    private static string Day(DateOnly? day) => day is { } given ? Days.Long(given) : "—";
}
