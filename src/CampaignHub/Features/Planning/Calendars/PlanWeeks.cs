namespace CampaignHub.Features.Planning.Calendars;

/// <summary>The ordinary weeks that bear on a campaign; null where one works as those above.</summary>
internal sealed record PlanWeeks(CalendarWeek? Organisation, CalendarWeek? Campaign, IReadOnlyDictionary<Guid, CalendarWeek> People)
{
    public static PlanWeeks None { get; } = new(Organisation: null, Campaign: null, new Dictionary<Guid, CalendarWeek>());

    /// <summary>What the campaign works by.</summary>
    public CalendarWeek Here => Campaign ?? Organisation ?? CalendarWeek.Usual;

    public static PlanWeeks Of(IEnumerable<PlanCalendar> calendars)
    {
        var all = calendars.ToList();
        return new PlanWeeks(
            Week(all.Find(calendar => calendar is { CampaignId: null, PersonId: null })),
            Week(all.Find(calendar => calendar.CampaignId is not null)),
            all.FindAll(calendar => calendar.PersonId is not null)
                .ToDictionary(calendar => calendar.PersonId!.Value, calendar => Week(calendar)!)
        );
    }

    /// <summary>Its own, without those above.</summary>
    public CalendarWeek? Of(CalendarOf level, Guid? person) =>
        level switch
        {
            CalendarOf.Organisation => Organisation,
            CalendarOf.Campaign => Campaign,
            _ => People.GetValueOrDefault(person!.Value),
        };

    /// <param name="level">Whose.</param>
    /// <param name="person">Where it is a person's.</param>
    /// <param name="week">Null takes it away.</param>
    public PlanWeeks With(CalendarOf level, Guid? person, CalendarWeek? week) =>
        level switch
        {
            CalendarOf.Organisation => this with { Organisation = week },
            CalendarOf.Campaign => this with { Campaign = week },
            _ => this with
            {
                People = People
                    .Where(pair => pair.Key != person)
                    .Concat(week is null ? [] : [KeyValuePair.Create(person!.Value, week)])
                    .ToDictionary(),
            },
        };

    private static CalendarWeek? Week(PlanCalendar? calendar) => calendar is null ? null : CalendarWeek.Read(calendar.Week);
}
