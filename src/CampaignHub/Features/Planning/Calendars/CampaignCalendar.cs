using CampaignHub.Planning;

namespace CampaignHub.Features.Planning.Calendars;

/// <summary>The calendars that a plan is counted in: country, then organisation, campaign and person, each winning over those before it.</summary>
internal sealed class CampaignCalendar
{
    private readonly Dictionary<Guid, WorkCalendar> _people;

    public CampaignCalendar(PlanWeeks weeks, IEnumerable<PlanClosure> closures)
    {
        (Weeks, Closures) = (
            weeks,
            [.. closures.OrderBy(closure => closure.Of).ThenBy(closure => closure.From).ThenBy(closure => closure.Id)]
        );
        var ours = Closures.Where(closure => closure.PersonId is null).ToList();
        Work = Of(Week, ours);
        _people = Closures
            .Select(closure => closure.PersonId)
            .OfType<Guid>()
            .Concat(weeks.People.Keys)
            .Distinct()
            .ToDictionary(
                person => person,
                person =>
                    Of(weeks.People.GetValueOrDefault(person, Week), [.. ours, .. Closures.Where(closure => closure.PersonId == person)])
            );
    }

    public static CampaignCalendar France { get; } = new(PlanWeeks.None, []);

    public PlanWeeks Weeks { get; }

    /// <summary>The campaign's.</summary>
    public CalendarWeek Week => Weeks.Here;
    public IReadOnlyList<PlanClosure> Closures { get; }

    /// <summary>The campaign's.</summary>
    public WorkCalendar Work { get; }

    /// <summary>Somebody's own, where they have leave or a week of their own; null is the campaign's.</summary>
    public WorkCalendar? Of(Guid? person) => person is { } id ? _people.GetValueOrDefault(id) : null;

    private static WorkCalendar Of(CalendarWeek week, List<PlanClosure> closures) =>
        closures.Count == 0 ? week.Calendar : week.Calendar.With(closures.SelectMany(closure => closure.Days(week.Hours)));
}
