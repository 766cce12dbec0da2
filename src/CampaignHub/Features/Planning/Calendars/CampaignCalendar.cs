using CampaignHub.Planning;

namespace CampaignHub.Features.Planning.Calendars;

/// <summary>The calendars that a plan is counted in: country, then organisation, campaign and person, each winning over those before it.</summary>
internal sealed class CampaignCalendar
{
    private readonly Dictionary<Guid, WorkCalendar> _people;

    public CampaignCalendar(CalendarWeek week, IEnumerable<PlanClosure> closures)
    {
        (Week, Closures) = (
            week,
            [.. closures.OrderBy(closure => closure.Of).ThenBy(closure => closure.From).ThenBy(closure => closure.Id)]
        );
        var ours = Closures.Where(closure => closure.PersonId is null).SelectMany(closure => closure.Days(week.Hours)).ToList();
        Work = ours.Count == 0 ? week.Calendar : week.Calendar.With(ours);
        _people = Closures
            .Where(closure => closure.PersonId is not null)
            .GroupBy(closure => closure.PersonId!.Value)
            .ToDictionary(leave => leave.Key, leave => Work.With(leave.SelectMany(closure => closure.Days(week.Hours))));
    }

    public static CampaignCalendar France { get; } = new(CalendarWeek.Usual, []);

    public CalendarWeek Week { get; }
    public IReadOnlyList<PlanClosure> Closures { get; }

    /// <summary>The campaign's.</summary>
    public WorkCalendar Work { get; }

    /// <summary>Somebody's own, where they have leave; null is the campaign's.</summary>
    public WorkCalendar? Of(Guid? person) => person is { } id ? _people.GetValueOrDefault(id) : null;
}
