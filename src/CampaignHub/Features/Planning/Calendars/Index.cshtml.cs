using CampaignHub.Data;
using CampaignHub.Features.Planning.Replanning;
using CampaignHub.Features.Planning.Windows;
using CampaignHub.Planning;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Planning.Calendars;

/// <summary>The days on which the campaign works. What a change of them would move is shown before it is made.</summary>
internal sealed class IndexModel(HubDb db, CampaignMembers members, DaysOff daysOff) : PageModel, ILoadsPage
{
    private const string Organisation = "organisation";

    public CampaignCalendar Calendar { get; private set; } = CampaignCalendar.France;
    public IReadOnlyList<(Guid Id, string Name)> People { get; private set; } = [];

    /// <summary>Of this year and the next.</summary>
    public IReadOnlyList<PublicHoliday> Holidays { get; private set; } = [];

    /// <summary>Whose week is shown: <c>organisation</c>, <c>campaign</c>, or the id of a person.</summary>
    [FromQuery(Name = "whose")]
    public string? Whose { get; set; }

    public Guid? Person => Guid.TryParse(Whose, out var person) ? person : null;

    public CalendarOf Level =>
        Person is not null ? CalendarOf.Person
        : string.Equals(Whose, Organisation, StringComparison.Ordinal) ? CalendarOf.Organisation
        : CalendarOf.Campaign;

    /// <summary>The week shown, which may be that of those above.</summary>
    public CalendarWeek Week => Calendar.Weeks.Of(Level, Person) ?? (Level == CalendarOf.Organisation ? CalendarWeek.Usual : Calendar.Week);

    public bool HasOwnWeek => Calendar.Weeks.Of(Level, Person) is not null;

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Calendar = await PlanRecords.CalendarAsync(db, cancellationToken);
        People = await members.ListAsync(cancellationToken);
        var today = db.Here.Today;
        Holidays = Calendar.Week.Territory is { } territory
            ?
            [
                .. new[] { today.Year, today.Year + 1 }
                    .SelectMany(year => FrenchHolidays.Of(year, territory))
                    .Where(holiday => holiday.Date >= today),
            ]
            : [];
    }

    /// <param name="territory">Null keeps no public holiday.</param>
    /// <param name="days">Worked.</param>
    /// <param name="hours">Of such a day.</param>
    /// <param name="none">It works as those above again.</param>
    public IActionResult OnPostWeek(FrenchTerritory? territory, List<DayOfWeek> days, string? hours, bool none) =>
        Preview(
            PlanChangeKind.Week,
            ("id", $"{Person ?? (Level == CalendarOf.Organisation ? PlanCalendar.OfOrganisation : db.Here.Campaign.Id)}"),
            ("text", none ? null : CalendarWeek.Of(territory, days, hours).Text),
            ("organisation", Level == CalendarOf.Organisation ? "true" : null),
            ("person", Person?.ToString())
        );

    /// <param name="whose"><c>organisation</c>, <c>campaign</c>, or the id of a person.</param>
    public IActionResult OnPostClosure(string? name, DateOnly? from, DateOnly? to, string? whose, bool worked)
    {
        PlanClosure.Check(name, from ?? DateOnly.MinValue, to ?? from ?? DateOnly.MinValue);
        return Preview(
            PlanChangeKind.ClosureAdded,
            ("id", $"{OrderedId.Next()}"),
            ("name", name),
            ("from", Platform.Web.Days.Iso(from!.Value)),
            ("to", Platform.Web.Days.Iso(to ?? from.Value)),
            ("organisation", string.Equals(whose, Organisation, StringComparison.Ordinal) ? "true" : null),
            ("person", Guid.TryParse(whose, out var person) ? $"{person}" : null),
            ("worked", worked ? "true" : null)
        );
    }

    /// <summary>Of the campaign, from a calendar; each stretch is shown before any is added.</summary>
    public async Task<IActionResult> OnPostFileAsync(IFormFile? chosen, CancellationToken cancellationToken)
    {
        var bytes = await ReadCalendarFile.BytesAsync(chosen, cancellationToken);
        var (added, remarks) = await daysOff.ReadAsync(bytes, cancellationToken);
        if (remarks.Count > 0)
        {
            this.Say("Left out or taken in part: {0}. {1}", remarks.Count, ReadCalendarFile.Said(remarks));
        }

        return Redirect(
            Links.Planning.Preview(db.Here.Campaign.Slug)
                + QueryString.Create(added.Select(change => KeyValuePair.Create("off", (string?)DaysOff.Written(change))))
        );
    }

    private RedirectResult Preview(PlanChangeKind kind, params (string Name, string? Value)[] values) =>
        Redirect(
            Links.Planning.Preview(db.Here.Campaign.Slug)
                + QueryString.Create(
                    values
                        .Where(each => each.Value is not null)
                        .Select(each => KeyValuePair.Create(each.Name, each.Value))
                        .Prepend(KeyValuePair.Create("kind", (string?)$"{kind}"))
                )
        );
}
