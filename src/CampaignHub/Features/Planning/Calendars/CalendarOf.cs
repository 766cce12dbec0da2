namespace CampaignHub.Features.Planning.Calendars;

/// <summary>Whose week it is, whose days are off (or worked by exception). A later one wins over those before it.</summary>
internal enum CalendarOf
{
    Organisation,
    Campaign,
    Person,
}
